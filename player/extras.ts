/**
 * What is not needed to read the first lines of the first page. In the standalone app these are a chunk of its own that
 * travels beside that page; in a package they are part of the one script.
 */
import './extras.css'
import './print.css'
export { default as AssessmentResult } from './AssessmentResult.svelte'
export { default as BlockView } from './BlockView.svelte'
export { default as CourseFailed } from './CourseFailed.svelte'
export { default as Drawer } from './Drawer.svelte'
export { default as Finish } from './Finish.svelte'
export { default as Menu } from './Menu.svelte'
export { default as Message } from './Message.svelte'
export { default as Notices } from './Notices.svelte'
export { default as Outline } from './Outline.svelte'
export { default as Screens } from './Screens.svelte'
export { default as Term } from './Term.svelte'
export { default as Tools } from './Tools.svelte'
export { en } from './strings/en.ts'
// For home.
export { readBackup, writeBackup, LARGEST_BACKUP } from './backup.ts'
export { saveText } from './download.ts'
export { default as GlossaryList } from './blocks/GlossaryList.svelte'
export { default as ResourceList } from './blocks/ResourceList.svelte'
export { default as Skyline } from './Skyline.svelte'
