/**
 * Milliseconds of processor time of this process. Unlike the time on the wall it leaves out what else the machine is doing,
 * so that ratios hold on a busy one.
 */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
