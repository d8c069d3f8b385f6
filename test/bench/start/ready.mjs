// `node ready.mjs <bundle>`: prints when its first action was ready, in ms since this process began, and the CPU's ms.
const { create } = await import(process.argv[2]);
create({ setting: (name) => name, now: Date.now });
const { user, system } = process.cpuUsage();
process.stdout.write(JSON.stringify({ wall: performance.now(), cpu: (user + system) / 1000 }));
process.exit(0);
