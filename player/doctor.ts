import type { SessionContext } from './session.ts'
import type { Texts } from './strings/en.ts'
import type { TrackerReport } from './tracker.ts'

export interface DoctorSection {
  title: string
  rows: readonly (readonly [what: string, value: string])[]
}

/** What is known of the connection to the LMS. No name, no answer and no note is in it. */
export function examine(context: SessionContext, report: TrackerReport, { doctor }: Texts): DoctorSection[] {
  const { place } = report
  return [
    {
      title: doctor.found,
      rows: [
        [doctor.standard, report.standard],
        [doctor.api, place ? doctor.place(place.chain, place.up) : doctor.noApi],
        [doctor.session, report.session],
      ],
    },
    { title: doctor.read, rows: report.read },
    { title: doctor.keeps, rows: report.keeps.map(([what, keeps]) => [what, keeps ? doctor.yes : doctor.no]) },
    { title: doctor.saved, rows: savedRows(context, doctor) },
    {
      title: doctor.calls(report.calls.length),
      rows: report.calls.map(({ name, element, value, answer, error }) => [
        [name, element, value ?? ''].join(' ').trim(),
        error === null ? answer : `${answer} (${error})`,
      ]),
    },
  ]
}

function savedRows(context: SessionContext, doctor: Texts['doctor']): DoctorSection['rows'] {
  const { kept, ackSeq, unsaved, rev, sentRev, confirmedRev, failures, refusals, replica } = context
  return [
    [doctor.keptBy, kept === 'device' ? doctor.device : doctor.tab],
    [doctor.events, String(ackSeq)],
    [doctor.unsaved, String(unsaved.length)],
    [doctor.rev, String(rev)],
    [doctor.sentRev, String(sentRev)],
    [doctor.confirmedRev, String(confirmedRev)],
    [doctor.failures, `${failures} / ${refusals}`],
    [doctor.replica, replica],
  ]
}

/** The same as plain text, for the help desk. */
export function reportText(course: { id: string; version: string }, sections: readonly DoctorSection[]): string {
  const blocks = sections.map(({ title, rows }) =>
    [title, ...rows.map(([what, value]) => `  ${what}: ${value}`)].join('\n'),
  )
  return [`${course.id} ${course.version}`, ...blocks].join('\n\n')
}
