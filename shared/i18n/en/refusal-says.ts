/** The English sentences are those that the API tells. */
export { refusalSays } from '../../domain/saying/refusal-says.ts';
