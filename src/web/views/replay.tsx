export function ReplayView() {
  return <p />
}
