import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { beginPractice, isPractice } from '../practice/practice.ts';
import { start } from '../start/start.ts';
import { useWords } from '../start/words.ts';
import { languageName, speak } from './languages.ts';

const schemes = ['auto', 'light', 'dark'] as const;

/** Who is signed in, with the look, the language and the way out. */
export function OperatorMenu() {
  const words = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { name, role, via } = start.operator;
  return (
    <Menu position="bottom-end" width={220} shadow="md">
      <Menu.Target>
        <UnstyledButton>
          <Avatar name={name} color="indigo" variant="filled" radius="xl" size={32} alt="" aria-hidden />
          <span className="visually-hidden">{words('signedIn', { name })}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words('signedIn', { name })}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{words('look.title')}</Menu.Label>
        {schemes.map(scheme => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            onClick={() => setColorScheme(scheme)}
            rightSection={colorScheme === scheme ? '✓' : undefined}
          >
            {words(`look.${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{words('language')}</Menu.Label>
        {start.locales.map(locale => (
          <Menu.Item
            key={locale}
            lang={locale}
            role="menuitemradio"
            aria-checked={locale === start.locale}
            onClick={() => speak(locale)}
            rightSection={locale === start.locale ? '✓' : undefined}
          >
            {languageName(locale, locale)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {!isPractice && role !== 'editor' && (
          <Menu.Item onClick={() => void beginPractice(start.locale)}>{words('practice.begin')}</Menu.Item>
        )}
        <Menu.Item component="a" href="/console/handbook" target="_blank">
          {words('handbook.open')}
        </Menu.Item>
        {via === 'session' && (
          <>
            <Menu.Divider />
            <form method="post" action="/console/sign-out">
              <Menu.Item component="button" type="submit" closeMenuOnClick={false}>
                {words('signOut')}
              </Menu.Item>
            </form>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
