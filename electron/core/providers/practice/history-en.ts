import {
  ago,
  customer,
  day,
  edits,
  picture,
  place,
  reacts,
  salon,
  voucher,
  type Conversation,
} from './script.ts';

/** The English half of the demo salon's past. */
export const englishHistory: readonly Conversation[] = [
  {
    with: 'hannah',
    steps: [
      customer(day(24, '16:08'), 'Hello, do I need an appointment for a fringe trim?'),
      salon(day(24, '16:15'), 'Hi Hannah! No need, just drop in, it only takes ten minutes 🙂'),
      customer(
        day(24, '16:17'),
        'Perfect, thanks. By the way I am changing my number next week, I will write to you from the new one',
      ),
      salon(day(24, '16:20'), 'Thanks for letting us know!'),
    ],
  },
  {
    with: 'priya',
    steps: [
      customer(day(10, '09:18'), 'Good morning! How much are brow lamination and a lash lift together?'),
      salon(day(10, '09:30'), 'Morning Priya! Together they are 75 €, about an hour and a half'),
      customer(day(10, '09:34'), 'Great, could I come on Tuesday at 4?'),
      edits(day(10, '09:35'), 3, 'Great, could I come on Wednesday at 4?'),
      salon(day(10, '09:41'), 'Wednesday at 4 pm is yours. Please come without mascara'),
      reacts(day(10, '09:42'), 5, '👍'),
      customer(
        day(7, '18:05'),
        'I love them, thank you so much!! Everyone at work keeps asking where I had them done',
      ),
      salon(day(7, '18:20'), 'That makes our day, thank you Priya 💛'),
    ],
  },
  {
    with: 'lukas',
    steps: [
      customer(day(4, '13:12'), 'Hi, my wife gave me a gift voucher for your salon. How do I use it?'),
      customer(day(4, '13:13'), voucher('This is the voucher')),
      salon(
        day(4, '13:40'),
        'Hi Lukas, thanks, we have found it. It covers a 60 minute massage. Which day suits you?',
      ),
      customer(day(4, '14:02'), 'I will check my calendar and come back to you'),
      salon(day(4, '14:03'), 'Of course, take your time'),
    ],
  },
  {
    with: 'zoe',
    steps: [
      customer(day(2, '11:26'), 'hi, found you on the map. are you open on sundays?'),
      salon(day(2, '11:33'), 'Hi! Yes, on Sundays from 10 am to 4 pm'),
      customer(day(2, '11:34'), 'brilliant, thanks'),
      salon(day(2, '11:35'), 'You are welcome!'),
    ],
  },
  {
    with: 'james',
    steps: [
      customer(day(14, '17:50'), 'Hi, any chance of a haircut and beard trim tomorrow evening?'),
      salon(day(14, '17:58'), 'Hi James, tomorrow at 6:30 pm with Artem. 45 € for both'),
      customer(day(14, '17:59'), 'Booked, cheers'),
      salon(day(1, '10:00'), 'Hi James, see you today at 6:30 pm'),
      customer(
        day(1, '18:19'),
        'Running about 10 minutes late, parking is a nightmare. Is this the right entrance?',
      ),
      customer(day(1, '18:20'), place('14 Seaside Street', 'Courtyard entrance', 34.6786, 33.0443)),
      salon(day(1, '18:22'), 'Yes, through the courtyard. No problem, Artem will wait', 6),
      customer(day(1, '18:23'), 'Legend, thank you'),
      salon(day(1, '19:40'), 'Thanks for coming, James. Same time next month?'),
      reacts(day(1, '20:02'), 9, '👍'),
    ],
  },
  {
    with: 'sophie',
    steps: [
      customer(
        ago(128),
        'Hello! What is the difference between your classic and gel manicure, and how much is each?',
      ),
      salon(
        ago(120),
        'Hi Sophie! Classic lasts about a week and is 25 €, gel lasts two to three weeks and is 38 €. Removal of old gel is 8 €',
      ),
      customer(ago(74), 'Is the removal free if I had the gel done at yours?', 2),
    ],
  },
  {
    with: 'emma',
    steps: [
      customer(day(45, '12:10'), 'Hi! Can I book a cut and highlights with Marina?'),
      salon(day(45, '12:22'), 'Hi Emma! Marina has Saturday at 11 am. It takes about three hours, 140 €'),
      customer(day(45, '12:24'), 'Saturday at 11 is great, thank you'),
      salon(day(45, '12:25'), 'See you on Saturday!'),
      customer(ago(9), 'Hi, it is Emma. Could Marina do something like this for me on Friday?'),
      customer(ago(8), picture('hair', 'A bit softer at the ends if possible')),
    ],
  },
];
