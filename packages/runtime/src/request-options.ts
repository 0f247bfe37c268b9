/** What a call hands to the SDK: the second argument of `client.send(command, options)`, or of `sendV2`. */
export interface RequestOptions {
  readonly abortSignal: AbortSignal;
}

/** One IAM request. It is handed no options where nothing may cut it short, so that it is the call it was before. */
export type Write<T> = (options?: RequestOptions) => PromiseLike<T>;
