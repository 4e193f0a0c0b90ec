/**
 * Numbers of fields that CatalystOne delivers, as two clients of different companies know them. From 1000 on each
 * company makes its own, so that none of those is taken for granted.
 */
export const numbers = {
  employeeId: '0',
  name: '1',
  firstName: '2',
  lastName: '3',
  email: '7',
  organisation: '8',
  manager: '9',
  jobLocation: '14',
  jobRole: '15',
  gender: '19',
  dateOfBirth: '21',
  nationalIdentifier: '22',
  country: '24',
  hired: '37',
  left: '38',
  jobTitle: '44',
  accountStatus: '103',
} as const
