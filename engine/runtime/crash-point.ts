/** Ends this process like a power cut after the event that `PHAT_CRASH_AFTER` names: how tests see that no moment is a bad one. */
export function crashAfter(event: string): void {
  if (process.env.PHAT_CRASH_AFTER === event) process.kill(process.pid, 'SIGKILL')
}
