import { agreeBy, median } from '../kit/agree'

/** What each worker states comes to its median; see the kit for the rule. */
export const agreeOnMedian = agreeBy(median)
