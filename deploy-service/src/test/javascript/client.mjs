// Says in lines what OpenFeature's JavaScript clients make of the OFREP at the given address.
// node client.mjs ADDRESS TOKEN
import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OFREPWebProvider } from '@openfeature/ofrep-web-provider';
import { OpenFeature as Server } from '@openfeature/server-sdk';
import { OpenFeature as Web } from '@openfeature/web-sdk';

const [address, token] = process.argv.slice(2);
const baseUrl = address.replace(/\/$/, '');
const headers = [['Authorization', `Bearer ${token}`]];
const ada = { targetingKey: 'ada', customer: 'ada' };

await Server.setProviderAndWait(new OFREPProvider({ baseUrl, headers }));
const client = Server.getClient();
for (const context of [ada, { targetingKey: 'bob' }]) {
  const details = await client.getBooleanDetails('client.boolean', !context.customer, context);
  console.log(context.targetingKey, details.value, details.reason, details.variant);
}
console.log('string', await client.getStringValue('client.string', 'none', ada));
console.log('integer', await client.getNumberValue('client.integer', 0, ada));
console.log('double', await client.getNumberValue('client.double', 0, ada));
console.log('object', JSON.stringify(await client.getObjectValue('client.object', {}, ada)));
console.log('disabled', await client.getBooleanValue('client.disabled', true, ada));
console.log('none', (await client.getBooleanDetails('client.none', true, ada)).errorCode);
await Server.close();

// The client of web pages fetches all at once, and asks again with the tag that it was given.
const statuses = [];
const watching = async (...request) => {
  const response = await fetch(...request);
  statuses.push(response.status);
  return response;
};
const web = new OFREPWebProvider({
  baseUrl, headers, fetchImplementation: watching, pollInterval: 100,
});
await Web.setContext(ada);
await Web.setProviderAndWait(web);
console.log('web', Web.getClient().getBooleanValue('client.boolean', false));
const deadline = Date.now() + 10_000;
while (statuses.length < 2 && Date.now() < deadline) {
  await new Promise((resolve) => setTimeout(resolve, 20));
}
console.log('web again', statuses[1]);
await Web.close();
process.exit(0);
