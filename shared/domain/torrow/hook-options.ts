/** What a hook URL asks for beside its keys. Times and flags follow Torrow's own defaults. */
export type TorrowOptions = {
  /** First paragraph. */
  readonly message: string;
  /** Last paragraph. */
  readonly signText: string;
  /** Send again when the message did not reach the device. */
  readonly repeat: boolean;
  readonly errorEmail: string | null;
  /** E.164; the message goes to this number instead of the customer. */
  readonly phone: string | null;
  /** Headings; null = our own word for what it is. */
  readonly resourceName: string | null;
  readonly detailSectionName: string | null;
  readonly caseTypeName: string | null;
  readonly hideDetailSection: boolean;
  readonly hideResourceDescription: boolean;
  readonly hideOrderDuration: boolean;
  readonly hideAddress: boolean;
  readonly hideServiceName: boolean;
  readonly hideOrderDescription: boolean;
  readonly hideUrl: boolean;
  readonly hideContactInfo: boolean;
  readonly language: 'ru' | 'en';
  /** IANA zone in which times are told. */
  readonly timeZone: string;
  /** How the zone is called in the text; null = nothing was given and the default name would be wrong. */
  readonly timeZoneName: string | null;
};

/** What holds for a URL that names nothing. Source: Torrow's integration pages; only contact details are hidden. */
export const defaultTorrowOptions: TorrowOptions = {
  message: '',
  signText: '',
  repeat: false,
  errorEmail: null,
  phone: null,
  resourceName: null,
  detailSectionName: null,
  caseTypeName: null,
  hideDetailSection: false,
  hideResourceDescription: false,
  hideOrderDuration: false,
  hideAddress: false,
  hideServiceName: false,
  hideOrderDescription: false,
  hideUrl: false,
  hideContactInfo: true,
  language: 'ru',
  timeZone: 'Europe/Moscow',
  timeZoneName: 'Мск',
};

/** The two services whose hook paths we answer. */
export type TorrowService = 'green-api' | 'wazzup24';

type FlagOption = {
  [Name in keyof TorrowOptions]: TorrowOptions[Name] extends boolean ? Name : never;
}[keyof TorrowOptions];

/** The flags by their names in the URL. */
export const torrowFlags = {
  repeat: 'repeat',
  hide_detail_section: 'hideDetailSection',
  hide_resource_description: 'hideResourceDescription',
  hide_order_duration: 'hideOrderDuration',
  hide_address: 'hideAddress',
  hide_service_name: 'hideServiceName',
  hide_order_description: 'hideOrderDescription',
  hide_url: 'hideUrl',
  hide_contact_info: 'hideContactInfo',
} as const satisfies Record<string, FlagOption>;
