export function ReproductionView() {
  return <p />
}
