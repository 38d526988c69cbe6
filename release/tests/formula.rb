# Reads a formula as Homebrew does on each of four systems, and compares the address and
# the SHA-256 of its archive with the files of a folder. Then installs it for this system
# into an empty prefix, and runs its test.
#
#     ruby formula.rb FORMULA FOLDER
#
# Homebrew itself cannot install from a folder of a release that has not been uploaded.
# This script defines the part of Homebrew's language that the formula uses; any other
# word is an error.

require "digest"
require "fileutils"
require "open3"
require "pathname"
require "tmpdir"

SYSTEMS = [[:macos, :arm], [:macos, :intel], [:linux, :arm], [:linux, :intel]].freeze

# A folder of the prefix.
class Folder < Pathname
  def install(*files)
    mkpath
    files.flatten.each do |file|
      (file.is_a?(Hash) ? file : { file => File.basename(file) }).each do |from, to|
        FileUtils.mv(from, self / to)
      end
    end
  end
end

class Formula
  class << self
    attr_accessor :here, :facts, :testing

    %i[desc homepage version license url sha256].each do |word|
      define_method(word) do |value|
        raise "#{word} is given twice" if facts.key?(word)

        facts[word] = value
      end
    end

    %i[macos linux arm intel].each do |name|
      define_method("on_#{name}") { |&block| block.call if here.include?(name) }
    end

    def test(&block)
      self.testing = block
    end
  end

  FOLDERS = {
    bin: "bin", man1: "share/man/man1", bash_completion: "etc/bash_completion.d",
    zsh_completion: "share/zsh/site-functions", fish_completion: "share/fish/vendor_completions.d",
    doc: "share/doc/iana-ports"
  }.freeze
  FOLDERS.each { |name, path| define_method(name) { Folder.new(@prefix) / path } }

  attr_reader :testpath

  def initialize(prefix, testpath)
    @prefix = prefix
    @testpath = Pathname.new(testpath)
  end

  def version
    self.class.facts[:version]
  end

  def shell_output(command, expected = 0)
    output, status = Open3.capture2(command)
    raise "#{command}: exit status #{status.exitstatus}, expected #{expected}" if status.exitstatus != expected

    output
  end

  def system(*command)
    Kernel.system(*command.map(&:to_s), exception: true)
  end

  def assert_equal(expected, found)
    raise "#{found.inspect}: expected #{expected.inspect}" if found != expected
  end

  def assert_match(expected, found)
    raise "#{found.inspect}: expected #{expected.inspect} in it" unless found.include?(expected)
  end

  def assert_path_exists(path)
    raise "#{path}: expected a file" unless path.exist?
  end
end

class Folder
  def /(other)
    Folder.new(super)
  end
end

# read(FORMULA, SYSTEM): the class of the formula, as that system sees it.
def read(formula, system)
  Object.send(:remove_const, :IanaPorts) if Object.const_defined?(:IanaPorts)
  Formula.here = system
  # Subclasses do not inherit these values from Formula.
  code = File.read(formula).sub(/^class IanaPorts < Formula$/) do |line|
    "#{line}\n  self.facts = {}\n  self.here = Formula.here"
  end
  Object.class_eval(code, formula)
  IanaPorts
end

def check_archive(facts, folder)
  url = facts.fetch(:url)
  start = "#{facts[:homepage]}/releases/download/v#{facts[:version]}/"
  raise "#{url}: expected #{start} and a file" if File.dirname(url) != start.chomp("/")

  archive = File.join(folder, File.basename(url))
  raise "#{archive}: expected SHA-256 #{facts[:sha256]}" if Digest::SHA256.file(archive).hexdigest != facts[:sha256]

  archive
end

formula, folder = ARGV
known = SYSTEMS.select do |system|
  facts = read(formula, system).facts
  # A formula for some of the systems has no archive for the others.
  facts.key?(:url) && check_archive(facts, folder)
end
abort "#{formula}: expected an archive for a system" if known.empty?

here = [RUBY_PLATFORM.include?("darwin") ? :macos : :linux, RUBY_PLATFORM =~ /arm64|aarch64/ ? :arm : :intel]
found = read(formula, here)
archive = check_archive(found.facts, folder)
Dir.mktmpdir do |work|
  FileUtils.mkdir_p(%W[#{work}/source #{work}/prefix #{work}/test])
  Kernel.system("tar", "-xzf", archive, "-C", "#{work}/source", exception: true)
  instance = found.new("#{work}/prefix", "#{work}/test")
  # Homebrew enters the only folder of an archive.
  Dir.chdir(Dir["#{work}/source/*"].first) do
    instance.install
    left = Dir["**/*"].select { |path| File.file?(path) }
    unknown = left - %w[completions/iana-ports.elv completions/_iana-ports.ps1]
    raise "not installed: #{unknown.join(", ")}" unless unknown.empty?
  end
  Dir.chdir("#{work}/test") { instance.instance_eval(&found.testing) }
  systems = known.map { |system| system.join(" ") }.join(", ")
  puts "#{File.basename(formula)}: #{systems}; installed and tested on #{here.join(" ")}"
end
