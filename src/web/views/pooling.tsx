export function PoolingView() {
  return <p />
}
