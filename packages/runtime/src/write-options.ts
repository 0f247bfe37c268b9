/** What a write hands to the SDK: the second argument of `client.send(command, options)`, or of `sendV2`. */
export interface WriteOptions {
  readonly abortSignal: AbortSignal;
}

/** One IAM request. It is handed no options where nothing may cut it short, so that it is the call it was before. */
export type Write<T> = (options?: WriteOptions) => PromiseLike<T>;
