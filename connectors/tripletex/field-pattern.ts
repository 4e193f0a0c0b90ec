type Tree = { [key: string]: Tree }

/** The `fields` of Tripletex for paths such as `employments.division.name`: `employments(division(name))`. */
export function fieldPattern(paths: readonly string[]): string {
  const tree: Tree = {}
  for (const path of paths) {
    let level = tree
    for (const key of path.split('.')) {
      level[key] ??= {}
      level = level[key]
    }
  }
  return written(tree)
}

function written(tree: Tree): string {
  return Object.entries(tree)
    .map(([key, inner]) => (Object.keys(inner).length > 0 ? `${key}(${written(inner)})` : key))
    .join(',')
}
