using System.Net;
using System.Net.Sockets;
using Interlock.Core.Processes;
using Interlock.TestKit;
using Xunit;

namespace Interlock.Core.Tests.Processes;

/// <summary>Programs that reach for what is not theirs, in real bubblewrap under the real supervisor.</summary>
public sealed class StrictConfinementTests : IAsyncLifetime
{
    private StrictWorld world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => world = await StrictWorld.CreateAsync();

    public ValueTask DisposeAsync()
    {
        world.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory(Timeout = 30_000)]
    [InlineData("cat \"$HOME/.ssh/id_rsa\"")]
    [InlineData("cat ~/.aws/credentials")]
    [InlineData("cat \"$ROOT/repo/.git/config\"")]
    [InlineData("cat \"$ROOT/other/code\"")]
    [InlineData("cat \"$ROOT/state/repos/journal\"")]
    [InlineData("cat \"$ROOT/state/sessions/two/record\"")]
    [InlineData("cat \"$SESSION/../two/record\"")]
    [InlineData("ln -s \"$ROOT/repo\" here; cat here/code")]
    [InlineData("ln -s / root; cat \"root$ROOT/other/code\"")]
    [InlineData("for p in /proc/[0-9]*; do cat \"$p/root$ROOT/repo/code\" \"$p/cwd/../../../../repo/code\"; done")]
    [InlineData("unshare -Ur cat \"$ROOT/repo/code\"")]
    [InlineData("unshare -Urm sh -c 'umount -l \"$HOME\"; umount -lR /tmp; cat \"$HOME/.ssh/id_rsa\"'")]
    [InlineData("unshare -Urm sh -c 'umount -l \"$ROOT/state\" \"$ROOT\" /tmp; cat \"$ROOT/repo/code\"'")]
    [InlineData("nsenter -t 1 -m cat \"$ROOT/repo/code\"")]
    [InlineData("find / -xdev -name id_rsa -exec cat {} + ; find /tmp /run /var /home /root -name code -exec cat {} +")]
    [InlineData("grep -r \"the-owner's-own\" /proc/[0-9]*/environ /dev/shm /tmp /run")]
    public async Task Nothing_of_the_users_own_can_be_read(string attack)
    {
        var result = await world.RunAsync(attack);
        Assert.DoesNotContain(StrictWorld.Secret, result.OutputText + result.ErrorText, StringComparison.Ordinal);
        world.IsUntouched();
    }

    [Theory(Timeout = 30_000)]
    [InlineData("echo evil > \"$ROOT/repo/code\"")]
    [InlineData("echo evil > \"$ROOT/evil\"; exit 1")]
    [InlineData("echo evil > \"$ROOT/shown/evil\"")]
    [InlineData("echo evil > /usr/evil-of-interlock-test")]
    [InlineData("echo evil > /etc/evil-of-interlock-test")]
    [InlineData("echo evil > /evil-of-interlock-test")]
    [InlineData("mkdir -p \"$ROOT/state/repos\" && echo evil > \"$ROOT/state/repos/journal\"; exit 1")]
    [InlineData("mount -o remount,rw,bind \"$ROOT/shown\" && echo evil > \"$ROOT/shown/evil\"")]
    [InlineData("unshare -Urm sh -c 'mount -o remount,rw,bind \"$ROOT/shown\" && echo evil > \"$ROOT/shown/evil\"'")]
    [InlineData("unshare -Urm sh -c 'mount -o remount,rw,bind /usr && echo evil > /usr/evil-of-interlock-test'")]
    [InlineData("mknod disk b 8 0 || mknod disk b 254 0")]
    [InlineData("cat /proc/sys/kernel/core_pattern > /proc/sys/kernel/core_pattern")]
    [InlineData("unshare -Urm sh -c 'umount /proc/sys; cat /proc/sys/vm/swappiness > /proc/sys/vm/swappiness'")]
    [InlineData("echo b > /proc/sysrq-trigger")]
    [InlineData("mount -t tmpfs none \"$SESSION\"")]
    [InlineData("chroot / true")]
    [InlineData("cat /etc/shadow")]
    [InlineData("su -c true nobody || sudo -n true")]
    [InlineData("cp /usr/bin/id id; chown 65533 id")]
    [InlineData("kill -0 $ENGINE")]
    [InlineData("cat /proc/$ENGINE/environ")]
    [InlineData("ls /run/dbus/* /run/user/* /run/docker.sock /var/run/docker.sock /tmp/.X11-unix 2>/dev/null | grep .")]
    [InlineData("ls /sys/class/net /sys/fs/bpf /sys/kernel/debug /sys/firmware")]
    public async Task What_is_forbidden_fails_and_changes_nothing(string attack)
    {
        var spec = world.Spec(attack);
        var variables = new Dictionary<string, string>(spec.Environment, StringComparer.Ordinal)
        {
            ["ENGINE"] = $"{Environment.ProcessId}",
        };
        var result = await Host.Processes.RunAsync(spec with { Environment = variables }, Stop);
        Assert.NotEqual(0, result.ExitCode);
        world.IsUntouched();
    }

    [Fact(Timeout = 30_000)]
    public async Task The_workspace_and_the_session_are_the_programs_own_and_the_rest_works_as_usual()
    {
        var result = await world.RunAsync(
            """
            set -e
            echo a > made; echo b > "$SESSION/made"; echo c > ~/scratch; echo d > /tmp/scratch; echo e > /var/tmp/scratch
            cat ~/scratch /tmp/scratch; ls "$ROOT/shown"; git --version > /dev/null; echo x > /dev/null; [ -d /proc/self ]
            test "$(ls -A "$ROOT" | tr '\n' ' ')" = "home shown state "; test -z "$(ls -A /run)"; exit 9
            """
        );
        Assert.Equal((9, "c\nd\n", ""), (result.ExitCode, result.OutputText, result.ErrorText));
        Assert.Equal("a\n", await File.ReadAllTextAsync(Path.Combine(world.Work, "made"), Stop));
        Assert.Equal("b\n", await File.ReadAllTextAsync(Path.Combine(world.Session, "made"), Stop));
        world.IsUntouched();
    }

    [Fact(Timeout = 30_000)]
    public async Task The_program_holds_no_capability_and_can_gain_none()
    {
        var result = await world.RunAsync("grep -E '^(Cap|NoNewPrivs)' /proc/self/status");
        Assert.Equal(
            ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"],
            result
                .OutputText.Split('\n')
                .Where(l => l.EndsWith(":\t0000000000000000", StringComparison.Ordinal))
                .Select(l => l[..6])
        );
        Assert.Contains("NoNewPrivs:\t1", result.OutputText, StringComparison.Ordinal);
    }

    [Theory(Timeout = 30_000)]
    [InlineData(false, "refused")]
    [InlineData(true, "reached")]
    public async Task A_service_of_this_machine_is_reached_with_leave_only(bool network, string expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var result = await world.RunAsync(
            $"(bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}') 2>/dev/null && echo reached || echo refused",
            world.Access(network)
        );
        Assert.Equal(expected + "\n", result.OutputText);
        Assert.Equal(network, listener.Pending());
    }

    [Fact(Timeout = 30_000)]
    public async Task Without_network_there_is_a_loopback_and_nothing_else()
    {
        var result = await world.RunAsync(
            "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '; cat /proc/net/unix | tail -n +2"
        );
        Assert.Equal("lo\n", result.OutputText);
    }

    [Fact(Timeout = 30_000)]
    public async Task An_abstract_socket_of_this_machine_is_out_of_reach_without_network()
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var name = $"\0interlock-test-{Environment.ProcessId}";
        listener.Bind(new UnixDomainSocketEndPoint(name));
        listener.Listen();
        var connect = $"python3 -c \"import socket; socket.socket(socket.AF_UNIX).connect('\\0{name[1..]}')\"";
        Assert.Equal(0, (await world.RunAsync(connect, world.Access(network: true))).ExitCode);
        Assert.NotEqual(0, (await world.RunAsync(connect)).ExitCode);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_link_that_an_agent_left_in_its_session_opens_nothing_in_the_next_turn()
    {
        var home = Path.Combine(world.Session, "home");
        await world.RunAsync("ln -s \"$ROOT/repo\" \"$SESSION/home\"");
        var access = world.Access() with { Writable = [world.Work, world.Session, home] };
        var result = await world.RunAsync("cat \"$SESSION/home/code\"; echo evil > \"$SESSION/home/code\"", access);
        Assert.DoesNotContain(StrictWorld.Secret, result.OutputText, StringComparison.Ordinal);
        world.IsUntouched();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_checkout_inside_a_shown_folder_is_hidden()
    {
        Directory.CreateDirectory(world["shown/project"]);
        await File.WriteAllTextAsync(world["shown/project/code"], StrictWorld.Secret, Stop);
        var spec = world.Spec("cat \"$ROOT/shown/project/code\"; echo evil > \"$ROOT/shown/project/new\"");
        var strict = Assert.IsType<StrictConfinement>(spec.Confinement);
        spec = spec with { Confinement = strict with { Hidden = [.. strict.Hidden, world["shown/project"]] } };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal("", result.OutputText);
        Assert.Equal(["code"], Directory.GetFiles(world["shown/project"]).Select(Path.GetFileName));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("sleep 300 & exit 3")]
    [InlineData("(setsid sh -c '(setsid env -i sleep 300 &) &' &); exit 3")]
    [InlineData("trap '' TERM HUP; nohup sleep 300 >/dev/null 2>&1 & exit 3")]
    public async Task A_daemon_is_dead_when_its_program_is_over(string script)
    {
        Assert.Equal(3, (await world.RunAsync(script)).ExitCode);
        Assert.Empty(LiveProcesses.In(world.Work));
    }

    [Fact]
    public void The_record_says_what_is_enforced()
    {
        var off = Enforcement.Of(world.Spec("").Confinement);
        var on = Enforcement.Of(world.Spec("", world.Access(network: true)).Confinement);
        Assert.Equal(new Enforcement(Reach.Own, Reach.Own, Reach.None, Reach.Own, Enforcer.Bubblewrap), off);
        Assert.Equal(off with { Network = Reach.All }, on);
        Assert.Equal(
            """{"Files":"all","Home":"all","Network":"all","Processes":"all","By":"nobody","Note":null}""",
            System.Text.Json.JsonSerializer.Serialize(Enforcement.Of(null))
        );
    }

    [Fact(Timeout = 30_000)]
    public async Task An_ordinary_user_is_confined_as_well()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can become another user");
        var spec = world.Spec(
            "id -u; cat \"$ROOT/other/code\" \"$HOME/notes\"; echo made > made; cat made; mount -t tmpfs x /tmp"
        );
        // Root's own tools are out of that user's reach.
        string[] kept = ["HOME", "ROOT", "SESSION"];
        var variables = kept.ToDictionary(name => name, name => spec.Environment[name], StringComparer.Ordinal);
        variables["PATH"] = "/usr/bin:/bin";
        spec = spec with { Environment = variables };
        var inner = spec.Confinement!.Wrap("/bin/sh", spec);
        using var own = System.Diagnostics.Process.Start("chown", ["-R", "65534:65534", world.Root]);
        await own.WaitForExitAsync(Stop);
        var result = await Host.Processes.RunAsync(
            spec with
            {
                FileName = "setpriv",
                Arguments =
                [
                    "--reuid",
                    "65534",
                    "--regid",
                    "65534",
                    "--clear-groups",
                    spec.Confinement.Program,
                    .. inner,
                ],
                Confinement = null,
            },
            Stop
        );
        Assert.True(result.OutputText.Length > 0, result.ErrorText);
        Assert.Equal("65534\nmade\n", result.OutputText);
        Assert.NotEqual(0, result.ExitCode);
        world.IsUntouched();
    }

    [Fact(Timeout = 30_000)]
    public async Task A_sandbox_inside_the_sandbox_works_where_it_is_asked_for()
    {
        const string script = "unshare -Ur sh -c 'id -u; cat \"$ROOT/other/code\"'";
        var result = await world.RunAsync(script, world.Access() with { OwnSandbox = true });
        Assert.Equal("0\n", result.OutputText);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_checkout_that_is_itself_the_workspace_shows_its_git_directory_and_keeps_it()
    {
        var access = world.Access() with { Writable = [world["repo"]] };
        var spec = world.Spec("cd \"$ROOT/repo\"; cat .git/config; echo evil > .git/config; echo mine > made", access);
        var strict = Assert.IsType<StrictConfinement>(spec.Confinement);
        spec = spec with
        {
            WorkingDirectory = world["repo"],
            Confinement = strict with { Hidden = [.. strict.Hidden, world["repo/.git"]] },
        };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.Equal(StrictWorld.Secret + "\n", result.OutputText);
        Assert.Equal(StrictWorld.Secret + "\n", await File.ReadAllTextAsync(world["repo/.git/config"], Stop));
        Assert.True(File.Exists(world["repo/made"]));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_program_in_the_home_is_shown_with_its_installation_and_without_the_rest()
    {
        Directory.CreateDirectory(world["home/tools/node_modules/agent/lib"]);
        Directory.CreateDirectory(world["home/.local/bin"]);
        await File.WriteAllTextAsync(world["home/tools/node_modules/agent/lib/data"], "data\n", Stop);
        var real = world["home/tools/node_modules/agent/run"];
        await File.WriteAllTextAsync(
            real,
            "#!/bin/sh\ncat \"$(dirname \"$(readlink -f \"$0\")\")/lib/data\"; ls -A ~ ~/tools\n",
            Stop
        );
#pragma warning disable CA1416 // Interlock's platforms are Linux and macOS
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        File.CreateSymbolicLink(world["home/.local/bin/agent"], real);
        var spec = world.Spec("") with { FileName = world["home/.local/bin/agent"], Arguments = [] };
        var result = await Host.Processes.RunAsync(spec, Stop);
        Assert.Equal(("data\n", ""), (result.OutputText.Split('\n')[0] + "\n", result.ErrorText));
        Assert.DoesNotContain("notes", result.OutputText, StringComparison.Ordinal);
        Assert.DoesNotContain(".ssh", result.OutputText, StringComparison.Ordinal);
        Assert.EndsWith("node_modules\n", result.OutputText, StringComparison.Ordinal);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_device_that_a_command_line_names_is_that_of_the_sandbox()
    {
        var result = await world.RunAsync(
            "cat /dev/null 2> /dev/null && echo x > /dev/null && echo fine",
            new StrictAccess { Writable = [world.Work], ReadOnly = ["/dev/null"] }
        );
        Assert.Equal("fine\n", result.OutputText);
    }

    [Fact(Timeout = 120_000)]
    public async Task Two_hundred_finished_turns_leave_no_process_and_no_zombie()
    {
        var before = Children();
        var script = "(setsid sh -c '(setsid env -i sleep 300 &) &' &); sleep 300 & exit 0";
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Stop },
            async (_, _) => Assert.Equal(0, (await world.RunAsync(script)).ExitCode)
        );
        Assert.Empty(LiveProcesses.In(world.Work));
        Assert.Empty(LiveProcesses.Holding(world.Root));
        Assert.True(await Eventually.IsAsync(() => Children().Except(before, StringComparer.Ordinal).All(IsNoZombie)));

        // Tests beside this one have living children too.
        static bool IsNoZombie(string pid)
        {
            try
            {
                return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return true; // gone
            }
        }
    }

    private static string[] Children() =>
        [
            .. Directory
                .GetDirectories("/proc/self/task")
                .SelectMany(task =>
                    File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)
                ),
        ];
}
