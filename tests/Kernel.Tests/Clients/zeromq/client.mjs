// A client of the Jupyter protocol on zeromq.js, with one routing id for shell, control and stdin, as VS Code has.
import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";

const separator = "<IDS|MSG>";

export class Client {
    constructor(connection, name) {
        this.connection = connection;
        this.session = randomUUID();
        this.username = name;
        this.pending = new Map();
        this.sending = new Map();
        this.published = [];
        this.answers = [];
        this.prompts = [];
        const options = { routingId: `${name}-${this.session}`, linger: 0 };
        this.channels = { shell: new Dealer(options), control: new Dealer(options), stdin: new Dealer(options) };
        this.iopub = new Subscriber({ linger: 0 });
        for (const [channel, socket] of Object.entries(this.channels)) {
            socket.connect(this.#address(channel));
            this.#listen(socket, (message) => this.#received(channel, message));
        }

        this.iopub.connect(this.#address("iopub"));
        this.iopub.subscribe("");
        this.#listen(this.iopub, (message) => this.#publishedMessage(message));
    }

    // Asks for kernel_info on both channels until one reply and one published message have come.
    async ready(limitSeconds = 60) {
        const before = this.published.length;
        const end = Date.now() + limitSeconds * 1000;
        let reply = null;
        while (Date.now() < end) {
            const asked = ["shell", "control"].map((channel) => this.request(channel, "kernel_info_request", {}).reply);
            reply = (await Promise.race([...asked, delay(500)])) ?? reply;
            if (reply && this.published.length > before) {
                return reply;
            }
        }

        throw new Error("the kernel did not get ready");
    }

    // Sends a request; its reply, and the messages published for it up to idle, come later.
    request(channel, type, content) {
        const header = this.#header(type);
        const entry = { published: [] };
        entry.reply = new Promise((resolve) => (entry.resolveReply = resolve));
        entry.idle = new Promise((resolve) => (entry.resolveIdle = resolve));
        this.pending.set(header.msg_id, entry);
        this.#send(channel, header, {}, content);
        return { id: header.msg_id, ...entry };
    }

    // Sends code and waits for its end; what the user would see comes back.
    async execute(code, options = {}) {
        const sent = this.begin(code, options);
        const reply = await sent.reply;
        await sent.idle;
        return { reply: reply.content, ...view(sent.published) };
    }

    begin(code, options = {}) {
        return this.request("shell", "execute_request", {
            code,
            silent: false,
            store_history: true,
            user_expressions: {},
            allow_stdin: true,
            stop_on_error: true,
            ...options,
        });
    }

    close() {
        for (const socket of [...Object.values(this.channels), this.iopub]) {
            socket.close();
        }
    }

    #address(channel) {
        return `${this.connection.transport}://${this.connection.ip}:${this.connection[`${channel}_port`]}`;
    }

    #header(type) {
        const date = new Date().toISOString();
        return { msg_id: randomUUID(), msg_type: type, session: this.session, username: this.username, date, version: "5.3" };
    }

    #sign(parts) {
        const hmac = createHmac("sha256", this.connection.key);
        parts.forEach((part) => hmac.update(part));
        return hmac.digest("hex");
    }

    #send(channel, header, parent, content) {
        const parts = [header, parent, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
        const frames = [separator, this.#sign(parts), ...parts];
        // A socket takes one message at a time.
        const previous = this.sending.get(channel) ?? Promise.resolve();
        this.sending.set(
            channel,
            previous.then(() => this.channels[channel].send(frames)),
        );
    }

    async #listen(socket, receive) {
        try {
            for await (const frames of socket) {
                receive(this.#parse(frames));
            }
        } catch (error) {
            if (error.code !== "EAGAIN" && !socket.closed) {
                throw error;
            }
        }
    }

    #parse(frames) {
        const start = frames.findIndex((frame) => frame.toString() === separator);
        const [signature, ...parts] = frames.slice(start + 1);
        if (signature.toString() !== this.#sign(parts.slice(0, 4))) {
            throw new Error("a message with a wrong signature");
        }

        const [header, parent_header, metadata, content] = parts.slice(0, 4).map((part) => JSON.parse(part.toString()));
        return { header, parent_header, metadata, content };
    }

    #received(channel, message) {
        if (channel === "stdin") {
            this.prompts.push(message.content);
            this.#send("stdin", this.#header("input_reply"), message.header, { value: this.answers.shift() });
            return;
        }

        this.pending.get(message.parent_header.msg_id)?.resolveReply(message);
    }

    #publishedMessage(message) {
        this.published.push(message);
        const entry = this.pending.get(message.parent_header?.msg_id);
        entry?.published.push(message);
        if (message.header.msg_type === "status" && message.content.execution_state === "idle") {
            entry?.resolveIdle();
        }
    }
}

// Published messages as a notebook would show them.
export function view(messages) {
    const of = (type) => messages.filter((message) => message.header.msg_type === type).map((message) => message.content);
    const stream = (name) => of("stream").filter((content) => content.name === name);
    return {
        types: messages.map((message) => message.header.msg_type),
        stdout: stream("stdout").map((content) => content.text).join(""),
        result: of("execute_result")[0]?.data["text/plain"] ?? null,
        displays: of("display_data").map((content) => Object.keys(content.data)),
        error: of("error")[0] ?? null,
    };
}
