/** A participant of a Torrow order: contact fields as [type, value], and whatever else differs. */
export function participant(fields: readonly (readonly [number, string])[], more: object = {}): object {
  return {
    CaseParticipantState: 2,
    CaseParticipantType: 1001,
    ContactInformation: {
      Fields: fields.map(([ParticipationFieldType, Value]) => ({ ParticipationFieldType, Value })),
    },
    ...more,
  };
}

/** The order of a salon as Torrow posts it, with only the members that matter and a few that do not. */
export function salonOrder() {
  return {
    EventType: 3060,
    IntegrationConfigList: 'config-1',
    CaseItem: {
      Id: 'order-17',
      CaseState: 20,
      StartDate: '2026-11-25T12:00:00Z',
      EndDate: '2026-11-25T13:30:00Z',
      Place: 'Садовая, 12',
      Description: null,
      OrderNumber: { FullNumber: '№17', SequenceNumber: 17 },
      ItemInfo: { Name: 'Запись №17', SolutionData: [] },
      ObjectInfo: { Version: 3, LastModified: '2026-11-20T08:00:00Z' },
    },
    Service: { Id: 'service-1', Place: '', ItemInfo: { Name: 'Салон «Сад»' } },
    Resources: {
      Description: 'С укладкой',
      ItemInfo: { Name: 'Стрижка' },
      PriceProperties: { SalePrice: 2000, CurrencyCode: 'RUB' },
    },
    CaseParticipants: participant(
      [
        [1, 'Анна'],
        [7, '8 (999) 000-00-11'],
        [101, 'как в прошлый раз'],
      ],
      {
        ParticipantTimeZone: 'Europe/Moscow',
        PriceProperties: { SalePrice: 2000, CurrencyCode: 'RUB' },
      },
    ),
  };
}
