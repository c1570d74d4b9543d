import { expect, test } from 'vitest';

import { fakeClock } from '#test/support/clock.ts';
import { collectingLog } from '#test/support/log.ts';

import { createQuit } from './quit.ts';

/** A program whose end the test watches: every question and every stopping waits for the test. */
function program() {
  const clock = fakeClock();
  const log = collectingLog();
  const questions: PromiseWithResolvers<boolean>[] = [];
  const stops: PromiseWithResolvers<void>[] = [];
  const exits: number[] = [];
  const waiting = <Value>(list: PromiseWithResolvers<Value>[]) => {
    const one = Promise.withResolvers<Value>();
    list.push(one);
    return one.promise;
  };
  const quit = createQuit({
    mayQuit: () => waiting(questions),
    stop: () => waiting(stops),
    exit: (code) => exits.push(code),
    clock,
    log,
  });
  const settle = async () => {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { clock, log, quit, questions, stops, exits, settle };
}

test('the owner is asked, and then everything is stopped before the end', async () => {
  const { clock, quit, questions, stops, exits, settle } = program();
  quit.byOwner();
  expect([questions.length, stops.length]).toEqual([1, 0]);
  questions[0]!.resolve(true);
  await settle();
  expect([stops.length, exits, quit.isUnderWay()]).toEqual([1, [], true]);
  stops[0]!.resolve();
  await settle();
  expect([exits, clock.waiting]).toEqual([[0], 0]);
});

test('an owner who keeps it may be asked again', async () => {
  const { quit, questions, stops, exits, settle } = program();
  quit.byOwner();
  quit.byOwner();
  expect(questions).toHaveLength(1);
  questions[0]!.resolve(false);
  await settle();
  expect([stops.length, exits, quit.isUnderWay()]).toEqual([0, [], false]);
  quit.byOwner();
  expect(questions).toHaveLength(2);
});

test('a question that cannot be asked keeps nobody', async () => {
  const { log, quit, questions, stops, settle } = program();
  quit.byOwner();
  questions[0]!.reject(new Error('no display'));
  await settle();
  expect(stops).toHaveLength(1);
  expect(log.lines.map(({ level, message }) => [level, message])).toEqual([
    ['error', 'the owner could not be asked before quitting'],
    ['info', 'quitting'],
  ]);
});

test('the system asks nobody, also while the owner is being asked; the late answer changes nothing', async () => {
  const { quit, questions, stops, exits, settle } = program();
  quit.byOwner();
  quit.now('SIGTERM');
  expect(stops).toHaveLength(1);
  questions[0]!.resolve(false);
  stops[0]!.resolve();
  await settle();
  expect(exits).toEqual([0]);
});

test('however often it is told to end, it stops once', async () => {
  const { quit, questions, stops, exits, settle } = program();
  quit.now('SIGTERM');
  quit.now('SIGTERM');
  quit.now('quit', 1);
  quit.byOwner();
  stops[0]!.resolve();
  await settle();
  quit.now('SIGINT');
  await settle();
  expect([questions.length, stops.length, exits]).toEqual([0, 1, [0]]);
});

test('a failure ends with its own code', async () => {
  const { quit, stops, exits, settle } = program();
  quit.now('failure', 1);
  stops[0]!.resolve();
  await settle();
  expect(exits).toEqual([1]);
});

test('what could not be stopped is logged, and the program ends all the same', async () => {
  const { log, quit, stops, exits, settle } = program();
  quit.now('quit');
  stops[0]!.reject(new Error('busy'));
  await settle();
  expect(exits).toEqual([0]);
  expect(log.lines.at(-1)?.message).toBe('not everything could be stopped');
});

test('stopping that takes too long is cut short, with a word in the log', async () => {
  const { clock, log, quit, exits, settle } = program();
  quit.now('quit');
  clock.advance(13_999);
  await settle();
  expect(exits).toEqual([]);
  clock.advance(1);
  expect(exits).toEqual([1]);
  expect(log.lines.at(-1)).toEqual({
    level: 'error',
    message: 'stopping took too long and was cut short',
    facts: {},
  });
});
