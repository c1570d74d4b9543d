/** Words of the onboarding. */
export const onboarding = { title: 'Onboarding' } as const;
