// `node calls.mjs <bundle> <event as JSON> <count>`: prints the CPU's µs per call, warmed up, without a network.
const [, , bundle, json, count] = process.argv;
const { create } = await import(bundle);
const action = create({ setting: (name) => name, now: Date.now });
const context = { getRemainingTimeInMillis: () => 60_000, awsRequestId: "bench" };
const call = async () => {
  const { statusCode, body } = await action(JSON.parse(json), context);
  if (statusCode !== 200) throw new Error(`${statusCode} ${body}`);
};
const measure = async () => {
  const before = process.cpuUsage();
  for (let done = 0; done < Number(count); done++) await call();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / Number(count);
};
await measure();
process.stdout.write(JSON.stringify(await measure()));
process.exit(0);
