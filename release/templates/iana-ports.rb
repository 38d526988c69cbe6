@@template@@ `release/fill` makes the formula from this file. Until then, Ruby cannot read it.
class IanaPorts < Formula
  desc "Port numbers and service names, from IANA's registry"
  homepage "@@address@@"
  version "@@version@@"
  license all_of: [{ any_of: ["MIT", "Apache-2.0"] }, "OFL-1.1"]

  # @@if aarch64-apple-darwin@@
  on_macos do
    on_arm do
      url "@@downloads@@/@@file@@"
      sha256 "@@sha256@@"
    end
  end
  # @@end@@
  # @@if x86_64-apple-darwin@@
  on_macos do
    on_intel do
      url "@@downloads@@/@@file@@"
      sha256 "@@sha256@@"
    end
  end
  # @@end@@
  # @@if aarch64-unknown-linux-musl@@
  on_linux do
    on_arm do
      url "@@downloads@@/@@file@@"
      sha256 "@@sha256@@"
    end
  end
  # @@end@@
  # @@if x86_64-unknown-linux-musl@@
  on_linux do
    on_intel do
      url "@@downloads@@/@@file@@"
      sha256 "@@sha256@@"
    end
  end
  # @@end@@

  def install
    bin.install "iana-ports"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/iana-ports.bash" => "iana-ports"
    zsh_completion.install "completions/_iana-ports"
    fish_completion.install "completions/iana-ports.fish"
    doc.install "README.md", "CHANGELOG.md", "THIRD-PARTY-LICENSES.txt", "sbom.cdx.json", *Dir["LICENSE-*"]
  end

  test do
    assert_match "iana-ports #{version} (", shell_output("#{bin}/iana-ports --embedded --version")
    assert_equal "esl-lm\n", shell_output("#{bin}/iana-ports --embedded --quiet 1455")
    assert_equal "syslog\n", shell_output("#{bin}/iana-ports --embedded --quiet 514/udp")
    assert_equal "", shell_output("#{bin}/iana-ports --embedded --quiet 27011", 1)
    system bin/"iana-ports", "--embedded", "export", "--format", "parquet", "--output", "ports.parquet"
    assert_path_exists testpath/"ports.parquet"
  end
end
