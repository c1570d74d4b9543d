window.sample.onPush((text) => (document.querySelector('#pushed').textContent = text));
