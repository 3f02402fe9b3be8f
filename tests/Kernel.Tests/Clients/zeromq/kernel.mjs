// Starts an installed kernel the way VS Code does: ports chosen beforehand, a connection file, the spec's own command line.
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

async function freePorts(count) {
    const servers = [];
    for (let index = 0; index < count; index++) {
        const server = createServer();
        await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
        servers.push(server);
    }

    const ports = servers.map((server) => server.address().port);
    await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    return ports;
}

export class Kernel {
    static async start(specFolder) {
        const kernel = new Kernel();
        const [shell_port, control_port, stdin_port, iopub_port, hb_port] = await freePorts(5);
        kernel.connection = {
            transport: "tcp",
            ip: "127.0.0.1",
            signature_scheme: "hmac-sha256",
            key: randomUUID(),
            kernel_name: "csharp",
            shell_port,
            control_port,
            stdin_port,
            iopub_port,
            hb_port,
        };
        kernel.folder = mkdtempSync(join(tmpdir(), "kernel client "));
        kernel.file = join(kernel.folder, "connection.json");
        kernel.argv = JSON.parse(readFileSync(join(specFolder, "kernel.json"), "utf8")).argv;
        writeFileSync(kernel.file, JSON.stringify(kernel.connection));
        kernel.run();
        return kernel;
    }

    // Starts the process, at first and again after a restart: on the same connection file.
    run() {
        const [program, ...rest] = this.argv.map((part) => part.replace("{connection_file}", this.file));
        this.errors = "";
        this.process = spawn(program, rest, { cwd: this.folder, stdio: ["ignore", "pipe", "pipe"] });
        this.process.stdout.resume();
        this.process.stderr.on("data", (data) => (this.errors += data));
        this.exit = new Promise((resolve) => this.process.on("exit", (code, signal) => resolve(signal ?? code)));
    }

    async stop() {
        this.process.kill("SIGKILL");
        await this.exit;
        rmSync(this.folder, { recursive: true, force: true });
    }
}
