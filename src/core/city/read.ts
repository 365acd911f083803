/** Readers of everything a city folder says about the city, its contract and its people. */
export { readCity } from './read-city.ts'
export { readHolidays } from './read-holidays.ts'
export { readLeave, readWishes } from './read-requests.ts'
export { readStaff } from './read-staff.ts'
