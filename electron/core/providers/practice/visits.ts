import { customers, type Customer } from './customers.ts';

/** A visit of the demo salon, told from the day on which the line is added. Prices are in euros, as in the chats. */
export type DemoVisit = {
  readonly customer: Customer;
  /** 0 is that day; negative days are over. */
  readonly day: number;
  /** `HH:mm` in the shop's zone. */
  readonly at: string;
  readonly minutes: number;
  readonly service: { readonly en: string; readonly ru: string };
  readonly staff: { readonly en: string; readonly ru: string };
  readonly price: number | null;
  readonly paid: boolean;
  readonly confirmation: 'none' | 'confirmed';
  /** Booked on that very day; the others were booked some days before. */
  readonly isNew: boolean;
};

const staff = {
  artem: { en: 'Artem', ru: 'Артём' },
  lena: { en: 'Lena', ru: 'Лена' },
  marina: { en: 'Marina', ru: 'Марина' },
  vera: { en: 'Vera', ru: 'Вера' },
};

type Extras = Partial<Pick<DemoVisit, 'price' | 'paid' | 'confirmation' | 'isNew'>>;

function visit(
  [day, at, minutes]: readonly [number, string, number],
  key: string,
  by: keyof typeof staff,
  [en, ru]: readonly [string, string],
  extras: Extras = {},
): DemoVisit[] {
  const customer = customers.find((candidate) => candidate.key === key);
  if (customer === undefined) return [];
  const plain = { price: null, paid: false, confirmation: 'none', isNew: false } as const;
  return [{ ...plain, customer, day, at, minutes, service: { en, ru }, staff: staff[by], ...extras }];
}

const childrensCut = ['Children’s haircut', 'Детская стрижка'] as const;

/** What stands in the book of the demo salon: two visits that are over and the coming week. */
export const demoVisits: readonly DemoVisit[] = [
  ...visit([-3, '18:30', 90], 'natalia', 'vera', ['Pedicure', 'Педикюр с гель-лаком'], {
    price: 48,
    paid: true,
  }),
  ...visit([-1, '18:30', 60], 'james', 'artem', ['Haircut and beard trim', 'Стрижка и борода'], {
    price: 45,
    paid: true,
    confirmation: 'confirmed',
  }),
  ...visit([1, '10:00', 30], 'olga', 'lena', childrensCut, { price: 22 }),
  ...visit([1, '10:30', 30], 'olga', 'lena', childrensCut, { price: 22 }),
  ...visit([1, '17:30', 75], 'anna', 'vera', ['Manicure with gel', 'Маникюр с покрытием'], { price: 38 }),
  ...visit([2, '12:00', 150], 'irina', 'marina', ['Colouring', 'Окрашивание'], { price: 110 }),
  ...visit([2, '16:00', 90], 'priya', 'vera', ['Brow lamination and lash lift', 'Брови и ресницы'], {
    price: 75,
    confirmation: 'confirmed',
  }),
  ...visit([3, '11:00', 90], 'ekaterina', 'marina', ['Haircut and toning', 'Стрижка и тонирование'], {
    price: 85,
  }),
  ...visit([3, '15:00', 60], 'sophie', 'vera', ['Gel manicure', 'Маникюр с гель-лаком'], {
    price: 38,
    isNew: true,
  }),
  ...visit([4, '11:00', 180], 'emma', 'marina', ['Cut and highlights', 'Стрижка и мелирование'], {
    price: 140,
  }),
  ...visit([4, '18:15', 45], 'dmitry', 'artem', ['Haircut', 'Мужская стрижка'], { price: 30, isNew: true }),
  ...visit([5, '10:00', 60], 'hannah', 'lena', ['Cut and blow-dry', 'Стрижка и укладка'], { price: 52 }),
  ...visit([5, '13:00', 60], 'lukas', 'vera', ['Massage', 'Массаж'], { paid: true }),
  ...visit([6, '17:00', 45], 'svetlana', 'lena', ['Blow-dry', 'Укладка'], { price: 40 }),
];
