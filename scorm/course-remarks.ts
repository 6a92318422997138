import type { CompiledCourse } from '../courses/format/course.ts'

/** Something that shuts somebody out, though the course can be exported. */
export interface CourseRemark {
  page: string
  message: string
}

/** Films without captions or a transcript. (Pictures without a text in their place do not compile.) */
export const courseRemarks = ({ pages }: CompiledCourse): CourseRemark[] =>
  pages.flatMap((page) =>
    page.blocks.flatMap((block) =>
      block.kind === 'video' && !block.captions && !block.transcript
        ? [{ page: page.id, message: `The film "${block.title}" has neither captions nor a transcript.` }]
        : [],
    ),
  )
