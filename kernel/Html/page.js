"use strict";
(() => {
  const root = document.documentElement;
  document.body.classList.add("scripted");

  const codeButton = document.getElementById("toggle-code");
  codeButton.addEventListener("click", () => {
    const hidden = document.body.classList.toggle("no-code");
    codeButton.textContent = hidden ? "Show code" : "Hide code";
  });

  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const themeButton = document.getElementById("toggle-theme");
  const nameTheme = () => (themeButton.textContent = isDark() ? "Light" : "Dark");
  themeButton.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    nameTheme();
    document.querySelectorAll(".figure.live").forEach(draw);
  });
  nameTheme();

  // A figure keeps its own colours and takes from the page those it does not name.
  const probe = document.body.appendChild(document.createElement("i"));
  probe.hidden = true;
  const color = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const themed = (layout) => {
    const own = structuredClone(layout || {});
    own.paper_bgcolor = "rgba(0,0,0,0)";
    own.plot_bgcolor = "rgba(0,0,0,0)";
    own.font = { ...own.font, color: color("--text") };
    own.legend = { ...own.legend, bgcolor: "rgba(0,0,0,0)" };
    own.modebar = { bgcolor: "rgba(0,0,0,0)", color: color("--quiet"), activecolor: color("--accent") };
    for (const key of new Set(["xaxis", "yaxis", ...Object.keys(own).filter((name) => /^[xy]axis\d*$/.test(name))])) {
      own[key] = { gridcolor: color("--line"), zerolinecolor: color("--line"), linecolor: color("--line"), ...own[key] };
      own[key].gridcolor = color("--line");
      own[key].zerolinecolor = color("--line");
    }
    return own;
  };

  const draw = (holder) => {
    const figure = JSON.parse(document.getElementById(holder.dataset.figure).textContent);
    let target = holder.querySelector(".plot");
    if (!target) {
      target = document.createElement("div");
      target.className = "plot";
      holder.append(target);
    }
    holder.classList.add("live");
    // Charts stay on this page: no button that uploads them.
    const config = { ...figure.config, responsive: true, displaylogo: false, showSendToCloud: false, plotlyServerURL: "" };
    Plotly.react(target, figure.data || [], themed(figure.layout), config).catch((problem) => {
      holder.classList.remove("live");
      target.remove();
      console.error(problem);
    });
  };

  const figures = [...document.querySelectorAll(".figure")];
  if (window.Plotly && figures.length > 0) {
    const seen = new IntersectionObserver(
      (entries) =>
        entries
          .filter((entry) => entry.isIntersecting)
          .forEach((entry) => {
            seen.unobserve(entry.target);
            draw(entry.target);
          }),
      { rootMargin: "600px" }
    );
    figures.forEach((figure) => seen.observe(figure));
  }

  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id));
  const mark = () => {
    const current = headings.filter((heading) => heading.getBoundingClientRect().top < 120).at(-1);
    links.forEach((link, id) => link.classList.toggle("here", current !== undefined && id === current.id));
  };
  addEventListener("scroll", mark, { passive: true });
  mark();
})();
