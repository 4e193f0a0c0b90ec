/** Limits of the guards until an admin sets others; shares of the linked, active people. */
export const defaultGuards = {
  leavingPeople: 5,
  leavingShare: 0.05,
  hardLeavingPeople: 5,
  hardLeavingShare: 0.2,
  joinersPeople: 20,
  joinersShare: 0.25,
  changesPeople: 5,
  changesShare: 0.1,
}

/** Hours between fetches: with the spread of a seventh, 3 to 4. */
export const defaultFetchEveryHours = 3.5
