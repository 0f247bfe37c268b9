import { getMember, getText, walkValues, type ManifestValue } from './manifest-value.js';

const CUSTOM_RESOURCE = /^(?:Custom::|AWS::CloudFormation::CustomResource$)/;

/** The logical ids that a value refers to, by `Ref`, `Fn::GetAtt` and `Fn::Sub` in either spelling. */
export function findReferences(value: ManifestValue): readonly string[] {
  return [...walkValues(value)].flatMap((part) => [
    ...readReference(part.tag?.slice(1), part),
    ...part.entries.flatMap(([key, member]) => readReference(key.replace(/^Fn::/, ''), member)),
  ]);
}

function readReference(name: string | undefined, value: ManifestValue): readonly string[] {
  if (name === 'Ref') return value.text === undefined ? [] : [value.text];
  if (name === 'GetAtt') return idsOf(value.text ?? value.items[0]?.text);
  if (name !== 'Sub') return [];
  const template = value.text ?? value.items[0]?.text ?? '';
  return [...template.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[\w.]+)?\}/g)].map((match) => match[1] ?? '');
}

function idsOf(attribute: string | undefined): readonly string[] {
  const id = attribute?.split('.', 1)[0];
  return id === undefined ? [] : [id];
}

/** The logical ids of functions that custom resources among these resources call. */
export function findServiceTokens(resources: ManifestValue): readonly string[] {
  return resources.entries.flatMap(([, resource]) => {
    const token = getMember(resource, 'Properties', 'ServiceToken');
    return token && CUSTOM_RESOURCE.test(getText(resource, 'Type') ?? '') ? findReferences(token) : [];
  });
}
