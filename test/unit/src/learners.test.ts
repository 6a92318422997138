import { describe, expect, it } from 'vitest'
import * as list from '../../../src/home/learner-list.ts'
import { cleanName, learnerOfScope, LEARNERS_KEY, localScope, readLearners, seemsNew } from '../../../src/learners.ts'
import { createMirror } from '../../../src/journal/mirror.ts'
import { createStorage } from '../../contract/dexie-bench.ts'

const storageOf = (text: string) => () => createStorage(new Map([[LEARNERS_KEY, text]]))
const NOBODY = { id: '', name: '' }
const ana = { id: '0000000a', name: 'Ana' }
const ben = { id: '0000000b', name: 'Ben' }
const both = { current: ana, all: [NOBODY, ana, ben] }

describe('the learners of a device', () => {
  it.each([
    '',
    'null',
    '[]',
    '7',
    '{"all":7}',
    '{"all":[null,7,"x",{"id":7},{"id":"../x","name":"x"}],"current":"../x"}',
    '{',
  ])('are the one without a name where the storage holds %s', (text) =>
    expect(readLearners(storageOf(text))).toEqual({ current: NOBODY, all: [NOBODY] }),
  )

  it('are the one without a name where the storage is refused', () => {
    const refused = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    expect(readLearners(refused)).toEqual({ current: NOBODY, all: [NOBODY] })
    expect(list.keepLearners(both, refused)).toBe(false)
  })

  it('are read as they were kept, and what is damaged beside them is left out', () => {
    const storage = createStorage()
    expect(list.keepLearners(both, () => storage)).toBe(true)
    expect(readLearners(() => storage)).toEqual(both)
    const text = JSON.stringify({ current: ana.id, all: [{ id: 1 }, ana, { id: ben.id, name: 5 }] })
    expect(readLearners(storageOf(text))).toEqual({ current: ana, all: [NOBODY, ana, { id: ben.id, name: '' }] })
  })

  it('have scopes of their own, the first one the same as ever', () => {
    expect(localScope('course', '')).toBe('course/local')
    expect(localScope('course', ana.id)).toBe('course/local-0000000a')
    expect(learnerOfScope(localScope('course', ana.id))).toBe(ana.id)
    const foreign = ['course/local', 'course/local-x', 'course/5e884898da28047151d0e56f8dc6292773603d0d']
    expect(foreign.map(learnerOfScope)).toEqual([null, null, null])
  })
})

describe('a name', () => {
  it.each([
    ['  Ana \n Maria ', 'Ana Maria'],
    ['Ｎguyễn 𠮷野家 👩‍🏫', 'Ｎguyễn 𠮷野家 👩‍🏫'],
    ['\u202eevil\u2069', 'evil'],
    ['e\u0301'.repeat(61), 'é'.repeat(60)],
    ['𠮷'.repeat(61), '𠮷'.repeat(60)],
    [' \t ', ''],
  ])('%j is kept as %j', (name, kept) => expect(cleanName(name)).toBe(kept))

  it('without a character is not taken', () => {
    expect(list.add(both, ' ', () => '0000000c')).toBeNull()
    expect(list.rename(both, ana.id, '\n')).toBeNull()
  })
})

describe('the list', () => {
  it('takes a new learner, who learns from now on, under an id that nobody has', () => {
    const ids = [ana.id, '0000000c']
    const next = list.add(both, ' Cai ', () => ids.shift() ?? '')
    expect(next).toEqual({
      current: { id: '0000000c', name: 'Cai' },
      all: [...both.all, { id: '0000000c', name: 'Cai' }],
    })
  })

  it('renames and chooses; an id that is not there changes nothing', () => {
    expect(list.rename(both, ana.id, 'Anna')?.current).toEqual({ id: ana.id, name: 'Anna' })
    expect(list.choose(both, ben.id).current).toBe(ben)
    expect(list.choose(both, 'ffffffff').current).toBe(ana)
  })

  it('removes a learner, who is followed by the first; the first one stays', () => {
    expect(list.remove(both, ana.id)).toEqual({ current: NOBODY, all: [NOBODY, ben] })
    expect(list.remove(both, ben.id).current).toBe(ana)
    expect(list.remove(both, '').all).toEqual(both.all)
  })

  it('finds those again whose work is here and who are not in it', () => {
    const { all, current } = list.recover({ current: NOBODY, all: [NOBODY, ana] }, [ben.id, ana.id, ben.id])
    expect(all).toEqual([NOBODY, ana, { id: ben.id, name: '' }])
    expect(current).toBe(NOBODY)
  })

  it('tells learners of one name apart', () => {
    const all = [NOBODY, ana, { id: '0000000c', name: 'ana' }, { id: '0000000d', name: '' }]
    expect([...list.labelsOf({ all }, 'No name').values()]).toEqual(['No name', 'Ana', 'ana (2)', 'No name (2)'])
  })
})

describe('a learner', () => {
  it('seems new to a course until something of it is kept, whatever is kept of others', () => {
    const storage = createStorage()
    const keep = (course: string, learner: string) =>
      createMirror(storage, `stepwise:${localScope(course, learner)}`, undefined).keepHead({ replica: 'r', rev: 1 })
    const isNew = () => [seemsNew(() => storage, 'a-course', ''), seemsNew(() => storage, 'a-course', ana.id)]
    expect(isNew()).toEqual([true, true])
    keep('a-course-of-another-name', '')
    keep('a-course', ben.id)
    expect(isNew()).toEqual([true, true])
    keep('a-course', ana.id)
    expect(isNew()).toEqual([true, false])
    keep('a-course', '')
    expect(isNew()).toEqual([false, false])
  })

  it('does not seem new where the storage is refused', () => {
    const refused = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    expect(seemsNew(refused, 'a-course', '')).toBe(false)
  })
})
