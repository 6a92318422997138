/** What the player promises to everybody, and how that was tried. Every sentence has a test or a look behind it. */
export const enAccessibility = {
  title: 'Accessibility of this player',
  aim: 'The player is made to meet the Web Content Accessibility Guidelines (WCAG) 2.2 at level AA.',
  works: 'What works',
  worksList: [
    'Everything can be done with the keyboard alone. What can be dragged can also be moved with buttons or chosen from a list.',
    'Pages, questions, answers and the save sign have names and roles that screen readers announce. When a page changes, the focus goes to its heading.',
    'Text can be made twice as large, and the window as narrow as 320 pixels, without scrolling sideways.',
    'Colour never carries a meaning alone. There is a light, a dark and a high contrast look, and the colours of your system are respected.',
    'Nothing has a time limit, nothing flashes, and movement stops where your system asks for less of it.',
    'What is spoken stands there as text, too.',
  ],
  tested: 'How it was tested',
  testedList: [
    'With each version, a program (axe) looks for faults on every page of a course of 42 pages, in a wide light and a narrow dark window, on questions of every type after an answer, and on the home page.',
    'With each version, a program takes the whole course with the keyboard alone, every exercise included.',
    'The contrast of all colours is computed for every look.',
    'Screens were looked at from 320 to 1920 pixels, and with the colours of a high contrast system.',
  ],
  notTested: 'What was not tested',
  notTestedText:
    'People who use screen readers, switches or voice control every day have not tried this version yet. Courses that others write can have faults of their own, such as pictures described badly.',
}
export type AccessibilityTexts = typeof enAccessibility
