import {
  createTheme,
  type ActionIconFactory,
  type ButtonFactory,
  type ComboboxFactory,
  type CSSVariablesResolver,
  type DrawerFactory,
  type FactoryPayload,
  type InputFactory,
  type InputWrapperFactory,
  type MantineColorsTuple,
  type MenuFactory,
  type ModalFactory,
  type MultiSelectFactory,
  type NotificationFactory,
  type PillFactory,
  type RadioFactory,
  type SegmentedControlFactory,
  type SelectFactory,
  type SwitchFactory,
  type TagsInputFactory,
  type TooltipFactory,
} from '@mantine/core';

import classes from './mantine.module.css';

/** Mantine wants ten shades, from light to dark: these tokens stand for them, one for all or one for each. */
function shades(
  ...tokens: [string] | [string, string, string, string, string, string, string, string, string, string]
): MantineColorsTuple {
  const shade = (index: number) => `var(--${tokens[index] ?? tokens[0]})`;
  return [shade(0), shade(1), shade(2), shade(3), shade(4), shade(5), shade(6), shade(7), shade(8), shade(9)];
}

/**
 * How a component looks and begins. Only its type is named: the component itself comes with the screen that uses it, not
 * with the theme.
 */
function dress<Component extends FactoryPayload>(clothes: {
  readonly defaultProps?: Partial<Component['props']>;
  readonly classNames?: Partial<Record<NonNullable<Component['stylesNames']>, string>>;
}): typeof clothes {
  return clothes;
}

/** Our page never scrolls as a whole, and the lock would write a style element that the content policy refuses. */
const noScrollLock = { lockScroll: false };

/** Mantine dressed in our tokens: it knows no colour of its own. */
export const theme = createTheme({
  primaryColor: 'accent',
  colors: {
    accent: shades('accent'),
    trouble: shades('trouble-fill'),
    gray: shades(
      'hover',
      'sunken',
      'line',
      'line',
      'line-control',
      'ink-3',
      'ink-3',
      'ink-2',
      'ink-2',
      'ink',
    ),
    dark: shades(
      'ink',
      'ink-2',
      'ink-3',
      'ink-3',
      'line-control',
      'hover',
      'raised',
      'surface',
      'sunken',
      'rail',
    ),
  },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontFamily: 'inherit', fontWeight: '600' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 8,
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Button: dress<ButtonFactory>({ classNames: { root: classes.button ?? '' } }),
    Input: dress<InputFactory>({ classNames: { input: classes.input ?? '' } }),
    InputWrapper: dress<InputWrapperFactory>({
      classNames: {
        label: classes.label ?? '',
        description: classes.description ?? '',
        error: classes.error ?? '',
      },
    }),
    ActionIcon: dress<ActionIconFactory>({ classNames: { root: classes.iconButton ?? '' } }),
    SegmentedControl: dress<SegmentedControlFactory>({
      defaultProps: { withItemsBorders: false, transitionDuration: 120 },
      classNames: {
        root: classes.segments ?? '',
        indicator: classes.segmentIndicator ?? '',
        label: classes.segmentLabel ?? '',
      },
    }),
    Select: dress<SelectFactory>({
      classNames: { dropdown: classes.dropdown ?? '', option: classes.option ?? '' },
    }),
    MultiSelect: dress<MultiSelectFactory>({
      classNames: {
        dropdown: classes.dropdown ?? '',
        option: classes.option ?? '',
        inputField: classes.pillsField ?? '',
      },
    }),
    TagsInput: dress<TagsInputFactory>({
      classNames: {
        dropdown: classes.dropdown ?? '',
        option: classes.option ?? '',
        inputField: classes.pillsField ?? '',
      },
    }),
    Switch: dress<SwitchFactory>({
      defaultProps: { withThumbIndicator: false },
      classNames: { track: classes.switchTrack ?? '' },
    }),
    Combobox: dress<ComboboxFactory>({ classNames: { dropdown: classes.dropdown ?? '' } }),
    Menu: dress<MenuFactory>({
      defaultProps: { transitionProps: { duration: 120 } },
      classNames: {
        dropdown: classes.dropdown ?? '',
        divider: classes.divider ?? '',
        item: classes.option ?? '',
      },
    }),
    Notification: dress<NotificationFactory>({
      defaultProps: { radius: 10 },
      classNames: {
        root: classes.toast ?? '',
        title: classes.toastTitle ?? '',
        description: classes.toastText ?? '',
      },
    }),
    Pill: dress<PillFactory>({ classNames: { root: classes.pill ?? '' } }),
    Radio: dress<RadioFactory>({
      classNames: { label: classes.radioLabel ?? '', description: classes.radioDescription ?? '' },
    }),
    Tooltip: dress<TooltipFactory>({
      defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 120 } },
      classNames: { tooltip: classes.tooltip ?? '' },
    }),
    Drawer: dress<DrawerFactory>({ defaultProps: noScrollLock }),
    Modal: dress<ModalFactory>({
      defaultProps: {
        ...noScrollLock,
        centered: true,
        radius: 12,
        transitionProps: { transition: 'fade', duration: 140 },
      },
      classNames: {
        title: classes.modalTitle ?? '',
        header: classes.modalHeader ?? '',
        body: classes.modalBody ?? '',
        overlay: classes.overlay ?? '',
        content: classes.modalContent ?? '',
      },
    }),
    ModalRoot: dress<ModalFactory>({
      defaultProps: { ...noScrollLock, radius: 12, transitionProps: { transition: 'fade', duration: 140 } },
      classNames: { overlay: classes.overlay ?? '', content: classes.modalContent ?? '' },
    }),
  },
});

const variables = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-error': 'var(--trouble-ink)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-control)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-disabled)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  ...family('accent', {
    fill: 'accent',
    hover: 'accent-hover',
    soft: 'accent-soft',
    softHover: 'accent-soft-hover',
    ink: 'accent-ink',
  }),
  ...family('trouble', {
    fill: 'trouble-fill',
    hover: 'trouble-fill-hover',
    soft: 'trouble-soft',
    softHover: 'trouble-line',
    ink: 'trouble-ink',
  }),
};

/** Hands Mantine our tokens under its own names, the same in both themes: light-dark() does the rest. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});

function family(
  name: string,
  token: { fill: string; hover: string; soft: string; softHover: string; ink: string },
): Record<string, string> {
  const prefix = `--mantine-color-${name}`;
  return {
    [`${prefix}-filled`]: `var(--${token.fill})`,
    [`${prefix}-filled-hover`]: `var(--${token.hover})`,
    [`${prefix}-light`]: `var(--${token.soft})`,
    [`${prefix}-light-hover`]: `var(--${token.softHover})`,
    [`${prefix}-light-color`]: `var(--${token.ink})`,
    [`${prefix}-text`]: `var(--${token.ink})`,
    [`${prefix}-outline`]: `var(--${token.fill})`,
    [`${prefix}-outline-hover`]: `var(--${token.soft})`,
  };
}
