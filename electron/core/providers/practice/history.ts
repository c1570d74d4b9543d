import { bodyChat, type PracticeBody } from './body.ts';
import { customers } from './customers.ts';
import { englishHistory } from './history-en.ts';
import { russianHistory } from './history-ru.ts';
import type { Conversation, Step, When } from './script.ts';
import { textOf } from '#shared/domain/message.ts';

/**
 * The demo salon's past, oldest first, told from the time when the number was added (epoch ms). Ids and times follow
 * from the script and that time alone, so telling it again repeats nothing.
 */
export function historyBodies(createdAt: number): PracticeBody[] {
  return [...russianHistory, ...englishHistory]
    .flatMap((conversation) => bodiesOf(conversation, createdAt))
    .sort((a, b) => a.at - b.at);
}

function bodiesOf(conversation: Conversation, createdAt: number): PracticeBody[] {
  const customer = customers.find(({ key }) => key === conversation.with);
  if (!customer) throw new Error(`The script names an unknown customer: ${conversation.with}`);
  const chat = bodyChat(customer);
  const idOf = (step: number) => `practice-${customer.key}-${step}`;
  return conversation.steps.map((step, position): PracticeBody => {
    const at = timeOf(step.when, createdAt);
    switch (step.kind) {
      case 'says':
        return {
          event: 'message',
          id: idOf(position + 1),
          at,
          chat,
          from: step.from,
          content: step.say.content,
          mediaUrl: step.say.mediaUrl,
          quoted:
            step.quotes === null
              ? null
              : { id: idOf(step.quotes), text: wordsOf(conversation.steps, step.quotes) },
          status: step.from === 'customer' ? null : customer.line === 'steady' ? 'read' : 'delivered',
        };
      case 'edits':
        return { event: 'edit', id: idOf(step.target), at, chat, text: step.text };
      case 'reacts':
        return { event: 'reaction', id: idOf(step.target), at, chat, emoji: step.emoji };
    }
  });
}

function wordsOf(steps: readonly Step[], target: number): string {
  const step = steps[target - 1];
  return step?.kind === 'says' ? textOf(step.say.content) : '';
}

function timeOf(when: When, createdAt: number): number {
  if ('minutesAgo' in when) return createdAt - when.minutesAgo * 60_000;
  const [hours = 0, minutes = 0] = when.at.split(':').map(Number);
  const time = new Date(createdAt);
  time.setDate(time.getDate() - when.daysAgo);
  time.setHours(hours, minutes, 0, 0);
  return time.getTime();
}
