import { Button, PasswordInput, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';

import { ApiError } from '#shared/api/errors.ts';

import type { HttpTransport } from '../api/http-transport.ts';
import { useTranslation } from '../i18n/use-translation.ts';
import { Bell } from '../ui/bell.tsx';
import classes from './sign-in-screen.module.css';
import { tokenInText } from './token-in-text.ts';

type Way = 'token' | 'password';

/** In place of everything while the core does not know us: paste the token, or e-mail and password. */
export function SignInScreen({ transport }: { transport: HttpTransport }) {
  const { t } = useTranslation('shell');
  const [way, setWay] = useState<Way>('token');
  const [token, setToken] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const attempt = way === 'token' ? tokenInText(token) : email.trim() !== '' && password !== '';
    if (!attempt) {
      setProblem(t('signIn.empty'));
      return;
    }
    setIsBusy(true);
    setProblem(null);
    const signedIn =
      typeof attempt === 'string'
        ? transport.signInWithToken(attempt)
        : transport.signInWith(email.trim(), password);
    signedIn.catch((error: unknown) => {
      setProblem(t(`signIn.${problemOf(error, way)}`));
      setIsBusy(false);
    });
  };
  const switchTo = (next: string) => {
    setWay(next === 'password' ? 'password' : 'token');
    setProblem(null);
  };

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={submit} noValidate>
        <Bell size={44} />
        <h1 className={classes.title}>{t('signIn.title')}</h1>
        <SegmentedControl
          fullWidth
          value={way}
          onChange={switchTo}
          aria-label={t('signIn.title')}
          data={[
            { value: 'token', label: t('signIn.withToken') },
            { value: 'password', label: t('signIn.withPassword') },
          ]}
        />
        {way === 'token' ? (
          <PasswordInput
            key="token"
            label={t('signIn.token')}
            description={t('signIn.tokenHelp')}
            value={token}
            onChange={(event) => {
              setToken(event.currentTarget.value);
            }}
            error={problem}
            autoComplete="off"
            data-autofocus
            autoFocus
          />
        ) : (
          <>
            <TextInput
              key="email"
              label={t('signIn.email')}
              type="email"
              value={email}
              onChange={(event) => {
                setEmail(event.currentTarget.value);
              }}
              autoComplete="username"
              autoFocus
            />
            <PasswordInput
              key="password"
              label={t('signIn.password')}
              value={password}
              onChange={(event) => {
                setPassword(event.currentTarget.value);
              }}
              error={problem}
              autoComplete="current-password"
            />
          </>
        )}
        <Button type="submit" loading={isBusy} fullWidth>
          {t('signIn.submit')}
        </Button>
      </form>
    </main>
  );
}

function problemOf(error: unknown, way: Way): 'wrongToken' | 'wrongPassword' | 'tooMany' | 'unreachable' {
  if (!(error instanceof ApiError)) return 'unreachable';
  if (error.code === 'too-many-requests') return 'tooMany';
  if (error.code === 'internal') return 'unreachable';
  return way === 'token' ? 'wrongToken' : 'wrongPassword';
}
