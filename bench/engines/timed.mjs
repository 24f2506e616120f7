/** What a function gives, and how many milliseconds of the processor that took. */
export function timed(act) {
  const start = process.cpuUsage()
  const value = act()
  const { user, system } = process.cpuUsage(start)
  return { value, milliseconds: (user + system) / 1000 }
}
