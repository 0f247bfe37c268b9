import type { ManifestEvent } from './manifest-handler.js';

/** Serverless Framework: the key of an event. */
export const SERVERLESS_EVENTS: Readonly<Record<string, ManifestEvent>> = {
  http: 'request',
  httpApi: 'request',
  websocket: 'request',
  alb: 'request',
  alexaSkill: 'request',
  alexaSmartHome: 'request',
  cloudFront: 'request',
  cognitoUserPool: 'request',
  url: 'request',
  sqs: 'message',
  sns: 'message',
  stream: 'message',
  kafka: 'message',
  msk: 'message',
  activemq: 'message',
  rabbitmq: 'message',
  s3: 'message',
  iot: 'message',
  eventBridge: 'message',
  cloudwatchEvent: 'message',
  cloudwatchLog: 'message',
  schedule: 'timer',
};

/** SAM: the type of an event source. */
export const SAM_EVENTS: Readonly<Record<string, ManifestEvent>> = {
  Api: 'request',
  HttpApi: 'request',
  AlexaSkill: 'request',
  Cognito: 'request',
  SQS: 'message',
  SNS: 'message',
  S3: 'message',
  Kinesis: 'message',
  DynamoDB: 'message',
  DocumentDB: 'message',
  MSK: 'message',
  MQ: 'message',
  SelfManagedKafka: 'message',
  EventBridgeRule: 'message',
  CloudWatchEvent: 'message',
  CloudWatchLogs: 'message',
  IoTRule: 'message',
  Schedule: 'timer',
  ScheduleV2: 'timer',
};

/** CloudFormation: the type of a resource that names a function as its target. */
export const RESOURCE_EVENTS: Readonly<Record<string, ManifestEvent>> = {
  'AWS::ApiGateway::Method': 'request',
  'AWS::ApiGateway::Authorizer': 'request',
  'AWS::ApiGateway::RestApi': 'request',
  'AWS::ApiGatewayV2::Api': 'request',
  'AWS::ApiGatewayV2::Integration': 'request',
  'AWS::ApiGatewayV2::Authorizer': 'request',
  'AWS::AppSync::DataSource': 'request',
  'AWS::Cognito::UserPool': 'request',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'request',
  'AWS::Lambda::Url': 'request',
  'AWS::Lambda::EventSourceMapping': 'message',
  'AWS::SNS::Subscription': 'message',
  'AWS::SNS::Topic': 'message',
  'AWS::S3::Bucket': 'message',
  'AWS::Logs::SubscriptionFilter': 'message',
  'AWS::Events::Rule': 'message',
  'AWS::Scheduler::Schedule': 'timer',
};

/** CloudFormation and Terraform: the service that a permission lets call a function. */
export const PRINCIPAL_EVENTS: Readonly<Record<string, ManifestEvent>> = {
  'apigateway.amazonaws.com': 'request',
  'elasticloadbalancing.amazonaws.com': 'request',
  'cognito-idp.amazonaws.com': 'request',
  'sns.amazonaws.com': 'message',
  's3.amazonaws.com': 'message',
  'sqs.amazonaws.com': 'message',
  'logs.amazonaws.com': 'message',
  'events.amazonaws.com': 'message',
  'scheduler.amazonaws.com': 'timer',
};

/** CDK: the class that is given a function, or the method that is called on one. */
export const CDK_EVENTS: Readonly<Record<string, ManifestEvent>> = {
  LambdaIntegration: 'request',
  HttpLambdaIntegration: 'request',
  LambdaProxyIntegration: 'request',
  WebSocketLambdaIntegration: 'request',
  LambdaRestApi: 'request',
  HttpLambdaAuthorizer: 'request',
  TokenAuthorizer: 'request',
  RequestAuthorizer: 'request',
  LambdaTarget: 'request',
  FunctionUrl: 'request',
  addFunctionUrl: 'request',
  addLambdaDataSource: 'request',
  addTrigger: 'request',
  SqsEventSource: 'message',
  SnsEventSource: 'message',
  S3EventSource: 'message',
  S3EventSourceV2: 'message',
  KinesisEventSource: 'message',
  DynamoEventSource: 'message',
  ManagedKafkaEventSource: 'message',
  SelfManagedKafkaEventSource: 'message',
  addEventSource: 'message',
  addEventSourceMapping: 'message',
  EventSourceMapping: 'message',
  LambdaSubscription: 'message',
  LambdaDestination: 'message',
  LambdaFunction: 'message',
  LambdaInvoke: 'message',
};

/** CDK: the class that runs a function at deployment, and the properties by which it is given it. */
export const CDK_COLD: Readonly<Record<string, readonly string[]>> = {
  Provider: ['onEventHandler', 'isCompleteHandler'],
  CustomResource: ['serviceToken'],
  CfnCustomResource: ['serviceToken'],
  Trigger: ['handler'],
};

/** CDK: the class of a function that runs at deployment, the project's own by its name. */
export const CDK_COLD_FUNCTION = /^TriggerFunction$|CustomResource/;

/** SST: the construct or component, or the method on one, around a handler. */
export const SST_EVENTS: Readonly<Record<string, ManifestEvent>> = {
  Api: 'request',
  ApiGatewayV1Api: 'request',
  ApiGatewayV1: 'request',
  ApiGatewayV2: 'request',
  ApiGatewayWebSocket: 'request',
  WebSocketApi: 'request',
  AppSync: 'request',
  AppSyncApi: 'request',
  Auth: 'request',
  Router: 'request',
  route: 'request',
  routeUrl: 'request',
  addRoutes: 'request',
  addAuthorizer: 'request',
  addDataSource: 'request',
  Queue: 'message',
  Topic: 'message',
  SnsTopic: 'message',
  Bus: 'message',
  EventBus: 'message',
  Bucket: 'message',
  Table: 'message',
  Dynamo: 'message',
  KinesisStream: 'message',
  Realtime: 'message',
  Job: 'message',
  addConsumer: 'message',
  addConsumers: 'message',
  addNotifications: 'message',
  addRules: 'message',
  addSubscribers: 'message',
  addTargets: 'message',
  notify: 'message',
  subscribe: 'message',
  subscribeFunction: 'message',
  Cron: 'timer',
  CronV2: 'timer',
};

/** SST: the construct whose functions run at deployment. */
export const SST_COLD: ReadonlySet<string> = new Set(['Script']);

/** Terraform: the type of a resource that names a function as its target. */
export const TERRAFORM_EVENTS: Readonly<Record<string, ManifestEvent>> = {
  aws_api_gateway_integration: 'request',
  aws_api_gateway_authorizer: 'request',
  aws_apigatewayv2_integration: 'request',
  aws_apigatewayv2_authorizer: 'request',
  aws_cognito_user_pool: 'request',
  aws_lambda_function_url: 'request',
  aws_lb_target_group_attachment: 'request',
  aws_lambda_event_source_mapping: 'message',
  aws_cloudwatch_log_subscription_filter: 'message',
  aws_s3_bucket_notification: 'message',
  aws_sns_topic_subscription: 'message',
  aws_cloudwatch_event_target: 'message',
  aws_scheduler_schedule: 'timer',
};

/** Terraform: the resource that calls the function while it is applied. */
export const TERRAFORM_COLD = 'aws_lambda_invocation';
