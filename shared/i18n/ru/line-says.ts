import type { lineSays as english } from '../en/line-says.ts';
import type { Translated } from '../translated.ts';

/** What the core finds out about a number, its provider and its templates. */
export const lineSays: Translated<typeof english> = {
  'not-reached': '{{provider}} не отвечает ({{code}}).',
  'provider-silent': 'Провайдер не ответил.',
  'answered-status': '{{provider}} отвечает ошибкой {{status}}.',
  'provider-troubled': '{{provider}} отвечает ошибкой {{status}}: неполадки на его стороне.',
  'unreadable-answer': 'Ответ не удалось прочитать.',
  unasked: 'Спросить не удалось.',
  'keys-unreadable': 'Сохранённые ключи не удалось прочитать.',
  practice: 'У учебной линии нет провайдера.',

  'unknown-state': 'Состояние, которого Deskbell не знает: {{state}}.',
  'signed-in': 'Вход в WhatsApp выполнен.',
  'scan-code': 'Отсканируйте QR-код телефоном.',
  'code-comes-next': 'Вход ещё не выполнен: код для сканирования будет на следующем шаге.',
  'number-blocked': 'WhatsApp заблокировал номер.',
  'number-suspended': 'WhatsApp временно ограничил номер.',
  'instance-starts': 'Инстанс запускается, это занимает до пяти минут.',
  'no-code-yet': 'Кода пока нет.',
  'wazzup-code-wanted':
    'Wazzup24 ещё не прислал код. Откройте канал в Wazzup24 и запросите там новый: он появится и здесь.',
  'no-phone-code': '{{provider}} не дал код для этого телефона.',
  'not-signed-out': '{{provider}} не отключил номер.',
  'nothing-like-that': 'Этот провайдер так не умеет.',
  'quota-chats': 'Чаты по тарифу закончились: занято {{used}} из {{total}}.',
  'quota-method': 'Лимит {{method}} исчерпан: {{used}} из {{total}}.',
  'quota-over': 'Месячный лимит тарифа исчерпан.',

  'no-public-address': 'У этого компьютера нет публичного адреса, и {{provider}} не может ничего сообщить.',
  'no-webhook': 'В {{provider}} не указан адрес вебхука. Настройте у провайдера заново.',
  'webhook-elsewhere':
    '{{provider}} обращается по другому адресу: {{host}}. Настройте у провайдера заново, чтобы события приходили сюда.',
  'webhook-unreadable':
    '{{provider}} обращается по другому адресу, и прочитать его не удалось. Настройте у провайдера заново, чтобы события приходили сюда.',
  'webhook-ours': '{{provider}} обращается к {{host}}.',
  'other-webhook-token': 'В {{provider}} указан другой токен вебхука, поэтому уведомления не принимаются.',
  'settings-silent': 'В настройках не сказано, куда уходят уведомления.',
  'kept-for-us': 'Уведомления ждут, пока Deskbell их заберёт.',
  'pushed-elsewhere':
    'Green API отправляет уведомления на веб-адрес, и забирать нечего. Настройте у провайдера заново, чтобы они оставались для Deskbell.',
  'no-notification': 'Green API отвечает чем-то, что не похоже на уведомление.',
  'events-all': 'Всё, что нужно Deskbell, включено.',
  'events-off': 'В {{provider}} выключено: {{names}}.',

  'green-keys-refused': 'Green API не принимает номер инстанса или токен.',
  'green-keys-taken': 'Green API принимает номер инстанса и токен.',
  restarts: 'Green API перезапускает инстанс: настройки начнут действовать в течение пяти минут.',
  homeless: 'Адрес вебхука не указан: у этого компьютера пока нет публичного адреса.',
  'restarts-homeless':
    'Green API перезапускает инстанс: настройки начнут действовать в течение пяти минут. Адрес вебхука не указан: у этого компьютера пока нет публичного адреса.',
  'settings-not-saved': 'Green API не сохранил настройки.',

  'wazzup-keys-refused': 'Wazzup24 не принимает ключ API или ID канала.',
  'wazzup-keys-taken': 'Wazzup24 принимает ключ API и ID канала.',
  'no-such-channel': 'Ключ подходит, но канала с таким ID в его аккаунте нет.',
  'other-messenger': 'Этот канал для {{messenger}}: выберите канал WhatsApp.',
  'channel-starts': 'Канал в Wazzup24 запускается.',
  'phone-offline': 'Телефон с этим номером не в сети.',
  'number-examined': 'WhatsApp ещё проверяет этот номер.',
  'password-wanted': 'WhatsApp просит пароль двухшаговой проверки.',
  'other-phone': 'QR-код отсканировали телефоном с другим номером.',
  'open-elsewhere': 'WhatsApp этого номера подключён в другом аккаунте.',
  'channel-off': 'Канал выключен в Wazzup24.',
  'channel-unpaid': 'Канал в Wazzup24 не оплачен.',
  'number-refused': 'WhatsApp отказал этому номеру.',
  'address-too-long': 'Публичный адрес слишком длинный: Wazzup24 принимает до {{letters}} знаков.',
  'webhook-forgotten': 'Wazzup24 принял адрес вебхука, но при проверке его там нет.',
  'wazzup-cannot-reach':
    'Wazzup24 не смог обратиться к этому компьютеру по публичному адресу. Проверьте туннель или домен и настройте ещё раз.',
  'wazzup-takes-no-address':
    'Wazzup24 не принимает публичный адрес этого компьютера: нужен адрес https, доступный всем.',
  'webhook-taken-over':
    'Wazzup24 сообщает о событиях только по одному адресу. До сих пор это был {{host}}, теперь туда ничего не приходит.',

  'token-invalid': 'Meta больше не признаёт этот токен: выпустите новый для системного пользователя.',
  'token-lacks': 'Токену не хватает прав: {{permissions}}.',
  'token-ends': 'Meta принимает токен. Дней до его окончания: {{days}}.',
  'token-stays': 'Meta принимает токен, срок у него не ограничен.',
  'meta-no-access': 'У токена нет доступа к номеру, или ID номера неверный.',
  'not-registered': 'Номер не зарегистрирован: закончите регистрацию в Meta.',
  'number-connected': '{{name}}: подключён.',
  'number-quality': '{{name}}: подключён. Качество: {{quality}}.',
  'number-banned': 'WhatsApp заблокировал номер.',
  'number-moved': 'Номера больше нет в этом аккаунте WhatsApp.',
  'stopped-number': 'Meta не разрешает этому номеру отправлять сообщения.',
  'stopped-account': 'Meta не разрешает аккаунту WhatsApp отправлять сообщения.',
  'stopped-business': 'Meta не разрешает бизнес-аккаунту отправлять сообщения.',
  'stopped-app': 'Meta не разрешает приложению отправлять сообщения.',
  'account-disabled': 'Meta отключила аккаунт WhatsApp Business.',
  'account-reinstated': 'Meta снова включила аккаунт WhatsApp Business.',
  'account-deleted': 'Аккаунт WhatsApp Business удалён.',
  'app-unknown': 'ID приложения неизвестен, поэтому вебхук не посмотреть.',
  'app-id-wanted': 'Meta не говорит, какому приложению принадлежит токен: укажите ID приложения.',
  'account-tells-nothing':
    'Аккаунт WhatsApp пока ничего не сообщает этому приложению. Настройте у провайдера заново.',
  'app-not-listed': 'Этого приложения нет среди тех, кому Meta сообщает об аккаунте.',
  'webhook-not-kept': 'Meta не сохранила адрес вебхука.',
  'webhook-not-reached': 'Meta не смогла обратиться по адресу вебхука.',
  'not-switched-on': 'Meta не включила: {{names}}.',
  'version-known': 'Meta знает версию {{version}}.',
  'version-unknown': 'Meta больше не знает версию {{version}} своего интерфейса.',

  'no-template-list': 'Meta не прислала список шаблонов.',
  'endless-template-list': 'Список шаблонов Meta не кончается.',
  'template-maybe-lost':
    'Связаться с Meta не удалось ({{code}}). Прежде чем повторять, обновите список и посмотрите, нет ли шаблона там.',
  'template-later': 'Meta пока больше не принимает. Попробуйте через час.',
  'number-stopped': 'Номер тем временем остановили.',

  'template-part-unknown': 'В нём есть часть, которой Deskbell не знает: {{type}}.',
  'template-header-media': 'Его заголовок — не текст: {{format}}.',
  'template-button-unknown': 'В нём кнопка, которую Deskbell не умеет отправлять: {{type}}.',
  'template-empty': 'В нём нет текста.',

  'stand-in-none': 'Для этого текста нет шаблона в Meta: отправьте текст на одобрение в «Текстах».',
  'stand-in-unsendable': 'Шаблон «{{template}}» Deskbell отправить не может.',
  'stand-in-pending': 'Шаблон «{{template}}» ещё ждёт одобрения Meta.',
  'stand-in-rejected':
    'Шаблон «{{template}}» отклонён Meta: измените текст и отправьте его на одобрение снова в «Текстах».',
  'stand-in-paused': 'Шаблон «{{template}}» приостановлен Meta на несколько часов.',
  'stand-in-disabled': 'Шаблон «{{template}}» отключён Meta насовсем: отправьте текст под другим названием.',
  'stand-in-appeal': 'Шаблон «{{template}}» снова на рассмотрении в Meta.',
  'stand-in-limit-exceeded':
    'Шаблон «{{template}}» лишний: Meta не разрешает этому аккаунту столько шаблонов.',
  'stand-in-archived': 'Шаблон «{{template}}» в архиве Meta.',
  'stand-in-deleted': 'Шаблон «{{template}}» удалён в Meta: отправьте текст снова под другим названием.',
  'stand-in-unknown':
    'Шаблон «{{template}}» в состоянии, которого Deskbell не знает: посмотрите в WhatsApp Manager.',
  'stand-in-unfilled':
    'Неизвестно, что подставить вместо {{variables}} в шаблоне «{{template}}»: выберите это в «Текстах».',
  'stand-in-promotional': 'Meta считает его шаблон рекламным, а этот клиент не хочет рекламы.',
  'stand-in-by-hand': 'Его слова изменены вручную, а отправить теперь можно только одобренные.',
  'message-unreadable': 'Сохранённое сообщение не удалось прочитать.',
};
