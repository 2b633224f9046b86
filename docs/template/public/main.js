// Colors only where a page names the language: a guess colors commands as if they were some other language.
export default {
  configureHljs: hljs => hljs.configure({ languages: [] }),
};
