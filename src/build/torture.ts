import { readdir } from 'node:fs/promises'
import { runModule } from './run-module.ts'

const FOLDER = 'test/torture'

/** `npm run torture -- NAME …`: a long run of test/torture/NAME.ts. 2 = there is none of that name. */
export async function main([name = '--help', ...args]: string[]): Promise<number> {
  const names = await tortureNames()
  const usage = `npm run torture -- NAME …\n\nNames: ${names.join(', ')}.`
  if (name === '--help' || name === '-h') {
    console.log(usage)
    return 0
  }
  if (!names.includes(name)) {
    console.error(`There is no torture "${name}".\n\n${usage}`)
    return 2
  }
  return runModule(`/${FOLDER}/${name}.ts`, args)
}

/** Every file of the folder is one; what they share lies elsewhere. */
async function tortureNames(): Promise<string[]> {
  const files = await readdir(FOLDER)
  return files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length))
}
