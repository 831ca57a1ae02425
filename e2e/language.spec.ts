import type { Page } from 'playwright/test'
import en from '../src/words/en.json' with { type: 'json' }
import zh from '../src/words/zh-CN.json' with { type: 'json' }
import { expect, test } from './fixtures'
import { inspect } from './inspect'
import { englishPatterns } from './message-patterns'

/** What is said in English on a page that speaks Chinese. */
async function leftInEnglish(page: Page): Promise<readonly string[]> {
  return await page.evaluate(sources => {
    const messages = new RegExp(`^(?:${sources.join('|')})$`, 's')
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      texts.push(node.textContent ?? '')
    for (const named of document.querySelectorAll('[aria-label]'))
      texts.push(named.getAttribute('aria-label') ?? '')
    return texts.map(text => text.trim()).filter(text => messages.test(text))
  }, englishPatterns)
}

test.describe('on a Chinese system', () => {
  test.use({ appEnv: { LANG: 'zh_CN.UTF-8', LANGUAGE: 'zh_CN' } })

  test('the window speaks Chinese, English once that is chosen, and remembers it', async ({
    app,
    adb,
    page,
    startPhone,
    relaunch,
  }) => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.home.title)
    const phone = await startPhone()
    await adb.connect(phone.serial)
    await expect(page.getByText(zh.home.noBackup)).toBeVisible()
    expect(await leftInEnglish(page)).toEqual([])
    await inspect(page, 'home-zh')
    await page.getByRole('button', { name: zh.home.deviceBackup }).click()
    await expect(page.getByText(/^手机上有 \d+ 项/)).toBeVisible()
    expect(await leftInEnglish(page)).toEqual([])
    await inspect(page, 'choose-zh')
    await page.getByRole('button', { name: zh.common.sections.library }).click()
    await expect(page.getByText(zh.library.emptyTitle)).toBeVisible()
    expect(await leftInEnglish(page)).toEqual([])
    await page.getByRole('button', { name: zh.common.sections.settings }).click()
    expect(await leftInEnglish(page)).toEqual([])
    await inspect(page, 'settings-zh')

    const languages = page.getByRole('radiogroup', { name: zh.settings.language })
    await expect(languages.getByRole('radio', { name: zh.settings.languageSystem })).toBeChecked()
    await languages.getByRole('radio', { name: 'English' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page).toHaveTitle(/Phonekeep/)
    // What was looked at before is still there, in English now.
    await page.getByRole('button', { name: 'Back up', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Choose what to back up')
    await app.close()

    const again = await relaunch()
    await expect(again.page.getByRole('heading', { level: 1 })).toHaveText(en.home.title)
  })
})

test('a language that is chosen holds on a system of another', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.home.title)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('radio', { name: '简体中文' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.settings.title)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(zh.home.title)
})
