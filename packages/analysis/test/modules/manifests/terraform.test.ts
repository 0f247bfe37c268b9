import { describe, expect, it } from 'vitest';
import { findIn } from './manifest-project.js';

const HANDLER = 'export const handler = async () => {};';

describe('Terraform', () => {
  it('joins handlers with the folder that is archived', () => {
    const { handlers, places, unresolved } = findIn({
      'infra/main.tf': `
data "archive_file" "create" {
  type        = "zip"
  source_dir  = "\${path.module}/../src"
  output_path = "create.zip"
}

resource "aws_lambda_function" "create" {
  function_name = "create"
  filename      = data.archive_file.create.output_path
  handler       = "create.handler"
  runtime       = "nodejs20.x"
  environment {
    variables = {
      TABLE = aws_dynamodb_table.t.name
    }
  }
}

module "drain" {
  source      = "terraform-aws-modules/lambda/aws"
  handler     = "index.main"
  runtime     = "nodejs20.x"
  source_path = "../drain"
}

resource "aws_lambda_function" "beside" {
  filename = "x.zip"
  handler  = "index.handler"
  runtime  = var.runtime
}

resource "aws_lambda_function" "python" {
  handler = "create.handler"
  runtime = "python3.12"
}

resource "aws_lambda_function" "gone" {
  handler = "gone.handler"
  runtime = "nodejs20.x"
}
`,
      'src/create.ts': HANDLER,
      'drain/index.ts': 'export const main = async () => {};',
      'infra/src/index.js': HANDLER,
    });
    expect(handlers).toEqual([
      'create -> src/create.ts#handler',
      'drain -> drain/index.ts#main',
      'beside -> infra/src/index.js#handler',
    ]);
    expect(places).toEqual(['infra/main.tf:11', 'infra/main.tf:22', 'infra/main.tf:29']);
    expect(unresolved).toEqual(['gone: gone.handler']);
  });

  it('learns events from all files of the folder', () => {
    const { handlers } = findIn({
      'tf/functions.tf': ['api', 'api_v2', 'queue', 'timer', 'seed', 'plain']
        .map((name) => `resource "aws_lambda_function" "${name}" {\n  handler = "src/${name}.handler"\n}\n`)
        .join('\n'),
      'tf/events.tf': `
resource "aws_apigatewayv2_integration" "api" {
  integration_uri = aws_lambda_function.api.invoke_arn
}
resource "aws_lambda_permission" "api_v2" {
  function_name = aws_lambda_function.api_v2.function_name
  principal     = "apigateway.amazonaws.com"
}
resource "aws_lambda_event_source_mapping" "queue" {
  function_name = aws_lambda_function.queue.arn
}
resource "aws_scheduler_schedule" "timer" {
  target {
    arn = aws_lambda_function.timer.arn
  }
}
resource "aws_lambda_invocation" "seed" {
  function_name = aws_lambda_function.seed.function_name
}
`,
      ...Object.fromEntries(
        ['api', 'api_v2', 'queue', 'timer', 'seed', 'plain'].map((name) => [`tf/src/${name}.ts`, HANDLER]),
      ),
    });
    expect(handlers).toEqual([
      'api -> tf/src/api.ts#handler request',
      'api_v2 -> tf/src/api_v2.ts#handler request',
      'queue -> tf/src/queue.ts#handler message',
      'timer -> tf/src/timer.ts#handler timer',
      'seed -> tf/src/seed.ts#handler cold',
      'plain -> tf/src/plain.ts#handler',
    ]);
  });

  it('leaves out folders that a variable decides', () => {
    const { handlers } = findIn({
      'main.tf': 'module "a" {\n  handler = "a.handler"\n  source_path = "${var.root}/src"\n}\n',
      'src/b.ts': HANDLER,
    });
    expect(handlers).toEqual([]);
  });

  it.each([
    'resource "aws_lambda_function" "a" {\n handler = "a.handler"',
    'handler = "a.handler"',
    '}\n}\n{',
  ])('does no harm with %j', (text) => expect(findIn({ 'main.tf': text }).handlers).toEqual([]));
});
