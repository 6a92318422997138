import { describe, expect, it } from 'vitest'
import { readBackup, writeBackup } from '../../../../player/backup.ts'
import { writeBackups } from '../../../../src/home/home-backup.ts'

const row = { replica: 'r', seq: 1, lc: 1, epoch: 0, t: 1, v: 1, type: 'visit', data: { page: 'one' } }
const backup = (course: string) => writeBackup(course, [{ scope: 's', crc: 1, ...row }])
const read = (text: string, courses: string[]) => readBackup(courses, text)

describe('the backup of all courses', () => {
  it('comes back whole', async () => {
    const text = writeBackups([await backup('a'), await backup('b')])
    const events = [row]
    expect(await read(text, ['b', 'a'])).toEqual({
      ...{ ok: true, others: 0 },
      courses: [
        { id: 'a', events },
        { id: 'b', events },
      ],
    })
  })

  it('may be that of one course', async () => {
    expect(await read(await backup('a'), ['a'])).toMatchObject({ ok: true, courses: [{ id: 'a' }] })
  })

  it('counts courses that are not here, and says so when there is no other', async () => {
    const text = writeBackups([await backup('a'), await backup('b')])
    expect(await read(text, ['a'])).toMatchObject({ ok: true, courses: [{ id: 'a' }], others: 1 })
    expect(await read(text, ['c'])).toEqual({ ok: false, problem: 'another-course' })
    expect(await read(writeBackups([]), ['a'])).toEqual({ ok: false, problem: 'another-course' })
  })

  it('is taken whole or not at all', async () => {
    const text = writeBackups([await backup('a'), (await backup('b')).replace('"one"', '"two"')])
    expect(await read(text, ['a', 'b'])).toEqual({ ok: false, problem: 'damaged' })
  })

  it.each([
    ['', 'no-backup'],
    ['[1]', 'no-backup'],
    ['{"magic":"stepwise-backups","format":2,"courses":[]}', 'newer'],
    ['{"magic":"stepwise-backups","format":1,"courses":7}', 'damaged'],
    ['{"magic":"stepwise-backups","format":1,"courses":[null]}', 'no-backup'],
  ])('is not %s: %s', async (text, problem) => expect(await read(text, ['a'])).toEqual({ ok: false, problem }))
})
