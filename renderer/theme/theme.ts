import {
  ActionIcon,
  Button,
  Combobox,
  createTheme,
  Drawer,
  Input,
  Menu,
  Modal,
  MultiSelect,
  Notification,
  Pill,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';

import classes from './mantine.module.css';

/** Mantine wants ten shades, from light to dark: these tokens stand for them, one for all or one for each. */
function shades(
  ...tokens: [string] | [string, string, string, string, string, string, string, string, string, string]
): MantineColorsTuple {
  const shade = (index: number) => `var(--${tokens[index] ?? tokens[0]})`;
  return [shade(0), shade(1), shade(2), shade(3), shade(4), shade(5), shade(6), shade(7), shade(8), shade(9)];
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
    Button: Button.extend({ classNames: { root: classes.button ?? '' } }),
    Input: Input.extend({ classNames: { input: classes.input ?? '' } }),
    InputWrapper: Input.Wrapper.extend({
      classNames: {
        label: classes.label ?? '',
        description: classes.description ?? '',
        error: classes.error ?? '',
      },
    }),
    ActionIcon: ActionIcon.extend({ classNames: { root: classes.iconButton ?? '' } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { withItemsBorders: false, transitionDuration: 120 },
      classNames: {
        root: classes.segments ?? '',
        indicator: classes.segmentIndicator ?? '',
        label: classes.segmentLabel ?? '',
      },
    }),
    Select: Select.extend({
      classNames: { dropdown: classes.dropdown ?? '', option: classes.option ?? '' },
    }),
    MultiSelect: MultiSelect.extend({
      classNames: {
        dropdown: classes.dropdown ?? '',
        option: classes.option ?? '',
        inputField: classes.pillsField ?? '',
      },
    }),
    TagsInput: TagsInput.extend({
      classNames: {
        dropdown: classes.dropdown ?? '',
        option: classes.option ?? '',
        inputField: classes.pillsField ?? '',
      },
    }),
    Switch: Switch.extend({
      defaultProps: { withThumbIndicator: false },
      classNames: { track: classes.switchTrack ?? '' },
    }),
    Combobox: Combobox.extend({ classNames: { dropdown: classes.dropdown ?? '' } }),
    Menu: Menu.extend({
      defaultProps: { transitionProps: { duration: 120 } },
      classNames: {
        dropdown: classes.dropdown ?? '',
        divider: classes.divider ?? '',
        item: classes.option ?? '',
      },
    }),
    Notification: Notification.extend({
      defaultProps: { radius: 10 },
      classNames: {
        root: classes.toast ?? '',
        title: classes.toastTitle ?? '',
        description: classes.toastText ?? '',
      },
    }),
    Pill: Pill.extend({ classNames: { root: classes.pill ?? '' } }),
    Radio: Radio.extend({
      classNames: { label: classes.radioLabel ?? '', description: classes.radioDescription ?? '' },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, withArrow: false, transitionProps: { duration: 120 } },
      classNames: { tooltip: classes.tooltip ?? '' },
    }),
    Drawer: Drawer.extend({ defaultProps: noScrollLock }),
    Modal: Modal.extend({
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
    ModalRoot: Modal.Root.extend({
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
