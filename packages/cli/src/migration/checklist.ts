/** One thing to look at after a migration. */
export interface ChecklistItem {
  readonly title: string;
  readonly text: string;
}

/** What a move from the global to regional STS endpoints may touch outside of the code. */
export const CHECKLIST: readonly ChecklistItem[] = [
  {
    title: 'Opt-in regions',
    text: 'The endpoint of an opt-in region answers only accounts in which that region is enabled. Enable it in each account that the code asks there.',
  },
  {
    title: 'VPC endpoints',
    text: 'Where a subnet has no way out, add an interface endpoint for com.amazonaws.<region>.sts with private DNS, and look at its policy and security group.',
  },
  {
    title: 'Egress lists',
    text: 'Firewalls and proxies that let sts.amazonaws.com through must let sts.<region>.amazonaws.com through as well.',
  },
  {
    title: 'aws:RequestedRegion',
    text: 'Policies with this condition now see the region itself for STS calls, where they saw us-east-1 for the global endpoint. Look at service control policies, too.',
  },
  {
    title: 'CloudTrail',
    text: 'Calls are logged in the region of the endpoint. Trails, filters and alarms that look for STS events in us-east-1 must cover that region.',
  },
  {
    title: 'Token length',
    text: 'Session tokens of regional endpoints are valid in all regions, and longer than tokens of the global one may be. Look at columns, headers and cookies that hold them.',
  },
];
