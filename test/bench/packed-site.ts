import { unzipSync, strToU8 } from 'fflate'

/** The least page that plays LMS: an API of SCORM 1.2 that keeps what it is told, and the package in a frame. */
const LMS_PAGE = `<!doctype html><meta charset="utf-8"><title>LMS</title><style>body{margin:0}iframe{width:100%;height:100vh;border:0}</style>
<script>
const kept = new Map([['cmi.core.student_id', 'learner-1'], ['cmi.core.student_name', 'Nowak, Anna']])
window.API = {
  LMSInitialize: () => 'true', LMSFinish: () => 'true', LMSCommit: () => 'true',
  LMSGetValue: (name) => kept.get(name) ?? '', LMSSetValue: (name, value) => (kept.set(name, String(value)), 'true'),
  LMSGetLastError: () => '0', LMSGetErrorString: () => '', LMSGetDiagnostic: () => '',
}
</script><iframe src="package/index.html"></iframe>`

/** The files of a site where a package runs inside an LMS. */
export function packedFiles(zip: Uint8Array): Map<string, Uint8Array> {
  const files = new Map(Object.entries(unzipSync(zip)).map(([path, bytes]) => [`package/${path}`, bytes]))
  return files.set('index.html', strToU8(LMS_PAGE))
}
