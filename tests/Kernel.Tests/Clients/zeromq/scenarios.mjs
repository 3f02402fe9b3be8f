// One visit of a client to a kernel: node scenarios.mjs NAME SPEC_FOLDER [LIBRARY]. Prints what it saw as JSON; the tests judge it.
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "./client.mjs";
import { Kernel } from "./kernel.mjs";

const [, , name, specFolder, library] = process.argv;

const interrupts = {
    loop: "while (true) { }",
    sleep: "System.Threading.Thread.Sleep(TimeSpan.FromMinutes(10));",
    await: "await Task.Delay(TimeSpan.FromMinutes(10));",
    "catch-all loop": "while (true) { try { System.Threading.Thread.Sleep(1); } catch (Exception) { } }",
    query: "command.ExecuteScalar()",
};

const scenarios = {
    async speak(kernel, client) {
        const info = await client.ready();
        return {
            info: info.content,
            value: await client.execute("var answer = 40 + 2;\nanswer"),
            printed: await client.execute('Console.WriteLine("caf\u00e9 \u{1f600}");\nConsole.Error.WriteLine("aside");'),
            shown: await client.execute('display(HTML("<b>x</b>"));'),
            failed: await client.execute('// first\nthrow new InvalidOperationException("on purpose");'),
            completed: (await client.request("shell", "complete_request", { code: "Console.WriteL", cursor_pos: 14 }).reply).content,
            inspected: (await client.request("shell", "inspect_request", { code: "Console.WriteLine", cursor_pos: 12, detail_level: 0 }).reply).content,
            unfinished: (await client.request("shell", "is_complete_request", { code: "if (true) {" }).reply).content,
            history: (await client.request("shell", "history_request", { hist_access_type: "tail", n: 1, output: false, raw: true }).reply).content,
        };
    },

    async interrupt(kernel, client) {
        await client.ready();
        await client.execute("var kept = 42;");
        await client.execute(
            `#r "${library}"\nusing EcommerceNotebooks;\nvar shop = Shop.InMemory();\nvar command = shop.Connection.CreateCommand();\n` +
                'command.CommandText = "select count(*) from range(100000000000) a, range(1000) b";',
        );
        const results = [];
        for (const [what, code] of Object.entries(interrupts)) {
            const cell = client.begin(`Console.WriteLine("begun");\n${code}`);
            await printed("begun", cell);
            await delay(300);
            const sentAt = performance.now();
            const answered = client.request("control", "interrupt_request", {}).reply;
            const reply = await cell.reply;
            await cell.idle;
            const milliseconds = Math.round(performance.now() - sentAt);
            await answered;
            const after = await client.execute("kept");
            results.push({ what, milliseconds, status: reply.content.status, name: reply.content.ename, after: after.result });
        }

        const idle = (await client.request("control", "interrupt_request", {}).reply).content;
        return { results, idle, after: (await client.execute("kept + 1")).result };
    },

    async restart(kernel, client) {
        await client.ready();
        const before = await client.execute("var kept = 42;\nkept");
        const reply = (await client.request("control", "shutdown_request", { restart: true }).reply).content;
        const exit = await kernel.exit;
        kernel.run();
        await client.ready();
        return { before: before.result, reply, exit, after: await client.execute("kept") };
    },

    async share(kernel, client) {
        await client.ready();
        const second = new Client(kernel.connection, "second");
        await second.ready();
        const cells = [...Array(20).keys()].flatMap((number) => [
            { of: client, begun: client.begin(`Console.Write("a${number}");`) },
            { of: second, begun: second.begin(`Console.Write("b${number}");`) },
        ]);
        const replies = await Promise.all(cells.map(({ begun }) => begun.reply));
        await Promise.all(cells.map(({ begun }) => begun.idle));
        await Promise.all([client, second].map((one) => one.execute("0")));
        await delay(100);
        const heard = (one) =>
            one.published
                .filter((message) => message.header.msg_type === "stream")
                .map((message) => message.content.text)
                .sort();
        const result = {
            ownReplies: replies.every((reply, index) => reply.parent_header.session === cells[index].of.session),
            counts: replies.map((reply) => reply.content.execution_count).sort((a, b) => a - b),
            first: heard(client),
            second: heard(second),
        };
        second.close();
        return result;
    },

    async ask(kernel, client) {
        await client.ready();
        client.answers.push("Ada", "s3cret");
        const asked = await client.execute(
            'var name = await GetInputAsync("Your name?");\nvar word = await GetPasswordAsync("Word?");\n' +
                'Console.Write($"{name} {word.GetClearTextPassword()}");',
        );
        const refused = await client.execute('await GetInputAsync("Again?")', { allow_stdin: false });
        return { prompts: client.prompts, asked, refused };
    },
};

// Waits until a cell has printed a text; a cell that ends without it is an error.
async function printed(text, cell) {
    let isIdle = false;
    cell.idle.then(() => (isIdle = true));
    while (!cell.published.some((message) => message.content.text?.includes(text))) {
        if (isIdle) {
            throw new Error(JSON.stringify(cell.published.map((message) => message.content)));
        }

        await delay(10);
    }
}

const kernel = await Kernel.start(specFolder);
const client = new Client(kernel.connection, "first");
try {
    const seen = await scenarios[name](kernel, client);
    await client.request("control", "shutdown_request", { restart: false }).reply;
    console.log(JSON.stringify({ ...seen, finalExit: await kernel.exit, errors: kernel.errors }));
} finally {
    client.close();
    await kernel.stop();
}
