/** The English sentences are those that the API tells. */
export { lineSays } from '../../domain/saying/line-says.ts';
