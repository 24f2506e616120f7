/**
 * How many elements at the beginning of a list of `length` a test holds for, when it holds for none behind the first
 * it fails for. Binary search.
 *
 * @example partitionPoint(starts.length, (i) => starts[i] < 10) // index of the first start from 10 on
 */
export function partitionPoint(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
